'use client';

import { useId } from 'react';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { fieldOf } from '@/lib/imports/fields';
import type { ImportKind } from '@/lib/imports/kinds';
import type { ColumnMapping, ColumnPreview } from '@/lib/imports/schema';
import { readActivityKind, readCompanySize, readStatus, statusOfStage } from '@/lib/imports/words';

interface ColumnOptionsProps {
  kind: ImportKind;
  preview: ColumnPreview;
  rule: ColumnMapping;
  onChange: (rule: ColumnMapping) => void;
}

const AUTO = 'auto';
const STATUSES = ['open', 'won', 'lost'];
const CHOICES: Record<string, { values: readonly string[]; guess: (text: string) => string }> = {
  status: { values: STATUSES, guess: (text) => valueOr(readStatus(text)) },
  company_size: { values: ['small', 'medium', 'large'], guess: (text) => valueOr(readCompanySize(text)) },
  activity_kind: {
    values: ['call', 'meeting', 'email', 'task', 'note', 'file'],
    guess: (text) => valueOr(readActivityKind(text)),
  },
};

/** How the values of a column are read: the order of dates, the decimal mark, what each word means. */
export function ColumnOptions({ kind, preview, rule, onChange }: ColumnOptionsProps) {
  const field = fieldOf(kind, rule.field);
  if (field?.type === 'timestamp' || field?.type === 'date') {
    return (
      <Select
        aria-label={`Dates of ${preview.column}`}
        value={rule.date_order ?? AUTO}
        options={[
          { value: AUTO, label: 'Order found by itself' },
          { value: 'dmy', label: 'Day first: 31/12/2026' },
          { value: 'mdy', label: 'Month first: 12/31/2026' },
        ]}
        onValueChange={(order) => onChange(withChoice(rule, 'date_order', order))}
      />
    );
  }
  if (field?.type === 'amount' || field?.type === 'employees') {
    return (
      <Select
        aria-label={`Decimal mark of ${preview.column}`}
        value={rule.decimal ?? AUTO}
        options={[
          { value: AUTO, label: 'Mark found by itself' },
          { value: '.', label: 'Point: 1,234.50' },
          { value: ',', label: 'Comma: 1.234,50' },
        ]}
        onValueChange={(mark) => onChange(withChoice(rule, 'decimal', mark))}
      />
    );
  }
  const choices = CHOICES[field?.type ?? ''];
  if (choices && preview.values)
    return <ValueMap preview={preview} rule={rule} onChange={onChange} choices={choices} />;
  if (field?.field === 'stage' && preview.values) return <StageHint preview={preview} />;
  return rule.values ? <TextValues rule={rule} column={preview.column} onChange={onChange} /> : null;
}

type ValueMapProps = Omit<ColumnOptionsProps, 'kind'> & {
  choices: { values: readonly string[]; guess: (text: string) => string };
};

function ValueMap({ preview, rule, onChange, choices }: ValueMapProps) {
  const id = useId();
  return (
    <ul className="flex flex-col gap-1" aria-label={`What the values of ${preview.column} mean`}>
      {(preview.values ?? []).map(({ value, count }) => (
        <li key={value} className="flex items-center gap-2">
          <label htmlFor={`${id}-${value}`} className="min-w-0 flex-1 truncate text-sm">
            {value} <span className="num text-muted text-xs">{count.toLocaleString('en')}</span>
          </label>
          <select
            id={`${id}-${value}`}
            className="select h-7 rounded-md border border-line-strong bg-surface px-1 text-sm"
            value={String(rule.values?.[value] ?? choices.guess(value))}
            onChange={(event) =>
              onChange({ ...rule, values: { ...rule.values, [value]: event.target.value } })
            }
          >
            <option value="">choose…</option>
            {choices.values.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </select>
        </li>
      ))}
    </ul>
  );
}

function StageHint({ preview }: { preview: ColumnPreview }) {
  const groups = STATUSES.map((status) => ({
    status,
    stages: (preview.values ?? [])
      .filter(({ value }) => statusOfStage(value) === status)
      .map(({ value }) => value),
  })).filter(({ stages }) => stages.length > 0);
  return (
    <p className="text-muted text-xs">
      {groups.map(({ status, stages }) => `${stages.join(', ')} → ${status}`).join(' · ')}
    </p>
  );
}

function TextValues({
  rule,
  column,
  onChange,
}: {
  rule: ColumnMapping;
  column: string;
  onChange: (rule: ColumnMapping) => void;
}) {
  return (
    <ul className="flex flex-col gap-1">
      {Object.entries(rule.values ?? {}).map(([from, to]) => (
        <li key={from} className="flex items-center gap-2 text-sm">
          <span className="truncate">{from} →</span>
          <Input
            aria-label={`"${from}" of ${column} becomes`}
            value={String(to ?? '')}
            onChange={(event) =>
              onChange({ ...rule, values: { ...rule.values, [from]: event.target.value } })
            }
          />
        </li>
      ))}
    </ul>
  );
}

function withChoice(rule: ColumnMapping, key: 'date_order' | 'decimal', choice: string): ColumnMapping {
  const { [key]: _, ...others } = rule;
  return choice === AUTO ? others : { ...others, [key]: choice };
}

function valueOr(reading: { ok: true; value: string } | { ok: false }): string {
  return reading.ok ? reading.value : '';
}
