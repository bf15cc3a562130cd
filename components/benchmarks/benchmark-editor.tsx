'use client';

import { Pencil } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ActionForm, textOf } from '@/components/ui/action-form';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { storeBenchmark } from '@/lib/personas/benchmark-actions';
import type { BenchmarkRow } from '@/lib/personas/benchmark-schema';
import { fromField, industryWord, METRIC_WORDS, sizeWord, toField } from './benchmark-words';

export function BenchmarkEditor({ row }: { row: BenchmarkRow }) {
  const [isOpen, setOpen] = useState(false);
  const router = useRouter();
  const { industry, company_size, metric } = row;
  const { about, unit, hint } = METRIC_WORDS[metric];
  const place = `${industryWord(industry)}, ${sizeWord(company_size).toLowerCase()}`;
  return (
    <Dialog
      title={place}
      description={`${about} What you enter is used before everything that was learned, until you reset it.`}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<IconButton label={`Edit ${place}`} icon={<Pencil />} size="sm" />}
    >
      <ActionForm
        action={storeBenchmark}
        submitLabel="Save"
        toInput={(form) => ({
          industry,
          company_size,
          metric,
          value: fromField(metric, textOf(form, 'value')),
        })}
        onDone={() => {
          setOpen(false);
          toast('Benchmark saved', { tone: 'good' });
          router.refresh();
        }}
      >
        {(errorOf) => (
          <Field label={unit} error={errorOf('value')} description={hint}>
            <Input name="value" inputMode="decimal" defaultValue={toField(metric, row.benchmark.value)} />
          </Field>
        )}
      </ActionForm>
    </Dialog>
  );
}
