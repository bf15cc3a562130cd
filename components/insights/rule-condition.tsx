'use client';

import { Trash2 } from 'lucide-react';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { opsFor, RULE_FIELDS, RULE_OPS, type RuleCondition, type RuleField } from '@/lib/insights/rules';

const FIELDS = (Object.keys(RULE_FIELDS) as RuleField[]).map((value) => ({
  value,
  label: RULE_FIELDS[value].label,
}));

interface RuleConditionRowProps {
  number: number;
  condition: RuleCondition;
  error: string | undefined;
  onChange: (condition: RuleCondition) => void;
  onRemove: (() => void) | null;
}

/** One condition: field, comparison, value. Changing the field keeps the comparison where it fits. */
export function RuleConditionRow({ number, condition, error, onChange, onRemove }: RuleConditionRowProps) {
  const { field, op, value } = condition;
  const ops = opsFor(field);
  const needsValue = op !== 'is_set' && op !== 'is_empty';
  const setField = (next: RuleField) => {
    const allowed = opsFor(next);
    onChange({ field: next, op: allowed.includes(op) ? op : (allowed[0] ?? 'is'), value });
  };
  return (
    <div>
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_2rem] gap-2 sm:grid-cols-[minmax(0,1fr)_10rem_minmax(0,1fr)_2rem]">
        <Select
          aria-label={`Field of condition ${number}`}
          options={FIELDS}
          value={field}
          onValueChange={setField}
        />
        <Select
          aria-label={`Comparison of condition ${number}`}
          options={ops.map((item) => ({ value: item, label: RULE_OPS[item] }))}
          value={op}
          onValueChange={(next) => onChange({ field, op: next, value })}
        />
        {needsValue ? (
          <Input
            aria-label={`Value of condition ${number}`}
            aria-invalid={error ? true : undefined}
            inputMode={RULE_FIELDS[field].type === 'number' ? 'decimal' : 'text'}
            value={value}
            onChange={(event) => onChange({ field, op, value: event.target.value })}
            className="max-sm:col-span-2 max-sm:row-start-2"
          />
        ) : (
          <span />
        )}
        {onRemove ? (
          <IconButton
            label={`Remove condition ${number}`}
            icon={<Trash2 />}
            size="sm"
            variant="ghost"
            onClick={onRemove}
          />
        ) : null}
      </div>
      {error ? <p className="mt-1 text-bad-ink text-sm">{error}</p> : null}
    </div>
  );
}
