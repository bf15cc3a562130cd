'use client';

import { Plus } from 'lucide-react';
import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { useChange } from '@/components/settings/use-change';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import { storeRule } from '@/lib/insights/actions';
import { type Rule, type RuleCondition, type RuleInput, ruleInputSchema } from '@/lib/insights/rules';
import { RuleConditionRow } from './rule-condition';

const KINDS: { value: RuleInput['kind']; label: string }[] = [
  { value: 'risk', label: 'Risk' },
  { value: 'opportunity', label: 'Opportunity' },
  { value: 'next_action', label: 'Next action' },
];
type Row = RuleCondition & { key: number };
const FIRST: RuleCondition = { field: 'amount', op: 'at_least', value: '' };
const MAX_CONDITIONS = 8;

interface RuleEditorProps {
  /** Null makes a new one. */
  rule: Rule | null;
  trigger: ReactElement;
}

export function RuleEditor({ rule, trigger }: RuleEditorProps) {
  const [isOpen, setOpen] = useState(false);
  const [rows, setRows] = useState<Row[]>([]);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [store, isStoring] = useChange(storeRule, { done: 'Rule saved', failed: 'The rule was not saved' });
  const formId = useId();

  const open = (next: boolean) => {
    setOpen(next);
    if (!next) return;
    setErrors({});
    setRows((rule?.conditions ?? [FIRST]).map((condition, key) => ({ ...condition, key })));
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const parsed = ruleInputSchema.safeParse({
      name: form.get('name'),
      kind: form.get('kind'),
      text: form.get('text'),
      enabled: rule?.enabled ?? true,
      conditions: rows.map(({ key: _key, ...condition }) => condition),
    });
    if (!parsed.success) {
      setErrors(
        Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message])),
      );
      return;
    }
    if (await store({ id: rule?.id ?? null, rule: parsed.data })) setOpen(false);
  };
  return (
    <Dialog
      title={rule ? 'Edit rule' : 'New rule'}
      description="It is raised on every open deal on which all conditions hold, and measured on past deals."
      trigger={trigger}
      open={isOpen}
      onOpenChange={open}
      wide
      footer={
        <>
          <DialogClose>
            <Button variant="ghost">Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form={formId} loading={isStoring}>
            Save rule
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-3">
        <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_12rem]">
          <Field label="Name" error={errors.name}>
            <Input name="name" maxLength={120} defaultValue={rule?.name ?? ''} />
          </Field>
          <Field label="Kind">
            <Select name="kind" options={KINDS} defaultValue={rule?.kind ?? 'risk'} />
          </Field>
        </div>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1 font-medium text-sm">When all of these hold</legend>
          {rows.map((row, i) => (
            <RuleConditionRow
              key={row.key}
              number={i + 1}
              condition={row}
              error={errors[`conditions.${i}.value`] ?? errors[`conditions.${i}.op`]}
              onChange={(condition) =>
                setRows(rows.map((item) => (item.key === row.key ? { ...condition, key: row.key } : item)))
              }
              onRemove={rows.length > 1 ? () => setRows(rows.filter((item) => item.key !== row.key)) : null}
            />
          ))}
          {rows.length < MAX_CONDITIONS ? (
            <div>
              <Button
                size="sm"
                variant="ghost"
                icon={<Plus />}
                onClick={() =>
                  setRows([...rows, { ...FIRST, key: Math.max(0, ...rows.map((item) => item.key)) + 1 }])
                }
              >
                Add a condition
              </Button>
            </div>
          ) : null}
        </fieldset>
        <Field label="Say" error={errors.text} description="What the insight tells the rep, in your words.">
          <Textarea name="text" rows={3} maxLength={600} defaultValue={rule?.text ?? ''} />
        </Field>
      </form>
    </Dialog>
  );
}
