'use client';

import { useQuery } from '@tanstack/react-query';
import { Download, GraduationCap } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Button } from '@/components/ui/button';
import { buttonStyles } from '@/components/ui/button-styles';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { formatNumber } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { useLocale } from '@/components/ui/locale';
import { Select } from '@/components/ui/select';
import { api } from '@/lib/query/fetch';
import { keysFor } from '@/lib/query/keys';
import { oneOf, optionsOf } from './campaign-words';
import { LABEL_WORDS } from './message-words';

const MOST_WEIGHT = 10;

/** Takes the messages whose fate is known out, as examples for fine-tuning. */
export function TrainingExport({ orgId }: { orgId: string }) {
  return (
    <Dialog
      title="Export training examples"
      description="Messages whose outcome is known and whose reader consented, in OpenAI's JSONL format. Facts about the reader carry no name or address; the message is as it was sent, greeting and all."
      trigger={
        <Button size="sm" icon={<GraduationCap />}>
          Training export
        </Button>
      }
    >
      <ExportForm orgId={orgId} />
    </Dialog>
  );
}

function ExportForm({ orgId }: { orgId: string }) {
  const { locale } = useLocale();
  const [label, setLabel] = useState<keyof typeof LABEL_WORDS>('positive_example');
  const [weight, setWeight] = useState('0');
  const wanted = useDeferredValue(weight);
  const search = new URLSearchParams({ label, min_weight: wanted || '0' });
  const count = useQuery({
    queryKey: keysFor(orgId, 'training-ready').list({ label, weight: wanted }),
    queryFn: ({ signal }) =>
      api<{ count: number }>(`/outcomes/training-ready?${search}&count=true`, { signal }),
    staleTime: 0,
  });
  const n = count.data?.count ?? 0;
  return (
    <div className="flex flex-col gap-3 pb-2">
      <Field label="Label">
        <Select
          options={optionsOf(LABEL_WORDS)}
          value={label}
          onValueChange={(next) => setLabel(oneOf(next, LABEL_WORDS, 'positive_example'))}
        />
      </Field>
      <Field label="Smallest weight" description="The further a message went, the more it weighs: up to 10.">
        <Input
          type="number"
          min={0}
          max={MOST_WEIGHT}
          step={0.5}
          value={weight}
          onChange={(event) => setWeight(event.target.value)}
        />
      </Field>
      <div className="flex items-center justify-between gap-4 pt-1">
        <p aria-live="polite" className="num text-sm">
          {count.isError ? <span className="text-bad-ink">{count.error.message}</span> : null}
          {count.isPending ? 'Counting…' : null}
          {count.data ? `${formatNumber(n, locale)} ${n === 1 ? 'example' : 'examples'}` : null}
        </p>
        {n > 0 ? (
          <a
            href={`/api/v1/outcomes/training-ready?${search}`}
            download
            className={buttonStyles('primary', 'md')}
          >
            <Download aria-hidden />
            Download
          </a>
        ) : (
          <Button disabled icon={<Download />}>
            Download
          </Button>
        )}
      </div>
    </div>
  );
}
