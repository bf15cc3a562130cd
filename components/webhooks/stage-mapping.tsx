'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useChange } from '@/components/settings/use-change';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { updateWebhookEndpoint } from '@/lib/webhooks/actions';
import type { Endpoint } from '@/lib/webhooks/management-schema';

type Meaning = 'open' | 'won' | 'lost';
type Row = { key: number; stage: string; meaning: Meaning };

const MEANINGS: { value: Meaning; label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'won', label: 'Won' },
  { value: 'lost', label: 'Lost' },
];

const rowsOf = (stages: Record<string, Meaning>): Row[] =>
  Object.entries(stages).map(([stage, meaning], key) => ({ key, stage, meaning }));

/** What the stages of the CRM mean, by id. Unknown stages of standard pipelines are known already. */
export function StageMapping({ endpoint }: { endpoint: Endpoint }) {
  const [rows, setRows] = useState<Row[]>(() => rowsOf(endpoint.settings.stages));
  const [save, isSaving] = useChange(updateWebhookEndpoint, {
    done: 'Stages saved',
    failed: 'The stages were not saved',
  });
  const change = (key: number, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = () =>
    setRows([...rows, { key: Math.max(0, ...rows.map(({ key }) => key)) + 1, stage: '', meaning: 'won' }]);
  const stages = Object.fromEntries(
    rows.flatMap(({ stage, meaning }) => (stage.trim() ? [[stage.trim(), meaning]] : [])),
  );
  return (
    <div className="flex flex-col gap-3">
      {rows.map((row, i) => (
        <div key={row.key} className="grid grid-cols-[minmax(0,1fr)_8rem_2rem] gap-2">
          <Input
            aria-label={`Id of stage ${i + 1}`}
            placeholder="closedwon or 1a2b3c"
            value={row.stage}
            onChange={(event) => change(row.key, { stage: event.target.value })}
          />
          <Select
            aria-label={`Meaning of stage ${i + 1}`}
            options={MEANINGS}
            value={row.meaning}
            onValueChange={(meaning) => change(row.key, { meaning })}
          />
          <IconButton
            label={`Remove stage ${i + 1}`}
            icon={<Trash2 />}
            onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}
          />
        </div>
      ))}
      <div className="flex gap-2">
        <Button size="sm" variant="ghost" icon={<Plus aria-hidden />} onClick={add}>
          Add a stage
        </Button>
        <Button
          size="sm"
          loading={isSaving}
          onClick={() => save({ id: endpoint.id, settings: { ...endpoint.settings, stages } })}
        >
          Save stages
        </Button>
      </div>
    </div>
  );
}
