'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';

const DAY_MS = 86_400_000;
const KEEP = 'keep';
const NEVER = 'never';
const LIFETIMES = [
  { value: NEVER, label: 'Never' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
];

interface PatternFieldsProps {
  type?: string;
  description?: string;
  /** Of a pattern that exists: its type stays, and its time may. */
  isKnown?: boolean;
}

export function PatternFields({ type, description, isKnown = false }: PatternFieldsProps) {
  return (
    <>
      {isKnown ? null : (
        <Field label="Kind" description="A word of your own, such as answer, hand-over or caution.">
          <Input name="pattern_type" required maxLength={100} defaultValue={type ?? 'answer'} />
        </Field>
      )}
      <Field
        label="What agents should know"
        description="They are given this sentence when somebody asks alike."
      >
        <Textarea name="description" rows={5} required maxLength={4000} defaultValue={description} />
      </Field>
      <Field label="Expires">
        <Select
          name="lifetime"
          defaultValue={isKnown ? KEEP : NEVER}
          options={[...(isKnown ? [{ value: KEEP, label: 'As it is' }] : []), ...LIFETIMES]}
        />
      </Field>
    </>
  );
}

/** The moment a lifetime ends: null never, undefined unchanged. */
export function readLifetime(form: FormData, now = Date.now()): string | null | undefined {
  const lifetime = String(form.get('lifetime') ?? NEVER);
  if (lifetime === KEEP) return undefined;
  return lifetime === NEVER ? null : new Date(now + Number(lifetime) * DAY_MS).toISOString();
}

export const readText = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();
