'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { Textarea } from '@/components/ui/textarea';
import type { Practice } from '@/lib/practices/schema';
import { CATEGORY_WORDS, CONTEXT_WORDS, capital, keysOf } from './practice-words';

const CATEGORY_OPTIONS = keysOf(CATEGORY_WORDS).map((value) => ({
  value: value as string,
  label: CATEGORY_WORDS[value],
}));
const ACV_RANGES = ['low', 'medium', 'high'] as const;
const ANY = { value: '', label: 'Any' };
const SIZES = ['small', 'medium', 'large'] as const;
const optionsOf = (values: readonly string[]) => [
  ANY,
  ...values.map((value) => ({ value, label: capital(value) })),
];

interface PracticeFieldsProps {
  /** What is edited; without it a new one is written. */
  practice?: Practice;
}

/** The fields of a practice: what to do, and where it holds. */
export function PracticeFields({ practice }: PracticeFieldsProps) {
  const context = practice?.context ?? {};
  const knownSize = context.company_size ?? '';
  const sizes = SIZES.some((size) => size === knownSize) || !knownSize ? SIZES : [...SIZES, knownSize];
  return (
    <div className="flex flex-col gap-3">
      {practice ? null : (
        <Field label="Category">
          <Select name="category" options={CATEGORY_OPTIONS} defaultValue="email" />
        </Field>
      )}
      <Field
        label="What to do"
        description="Names, companies, addresses and numbers become slots such as {first_name} when it is stored."
      >
        <Textarea
          name="content"
          required
          maxLength={20_000}
          rows={6}
          defaultValue={practice?.content}
          placeholder="A text to reuse, or what to do in a sentence"
        />
      </Field>
      <fieldset className="grid gap-3 sm:grid-cols-3">
        <legend className="mb-1 font-medium text-muted text-xs">Where it holds; empty means anywhere</legend>
        <Place name="industry" value={context.industry} />
        <Field label={CONTEXT_WORDS.company_size}>
          <Select name="company_size" options={optionsOf(sizes)} defaultValue={knownSize} />
        </Field>
        <Field label={CONTEXT_WORDS.acv_range}>
          <Select name="acv_range" options={optionsOf(ACV_RANGES)} defaultValue={context.acv_range ?? ''} />
        </Field>
        <Place name="job_title" value={context.job_title} />
        <Place name="region" value={context.region} />
        <Place name="lead_source" value={context.lead_source} />
      </fieldset>
      <Field label="Tags" optional description="Separated by commas">
        <Input name="tags" defaultValue={practice?.tags.join(', ')} />
      </Field>
    </div>
  );
}

interface PlaceProps {
  name: 'industry' | 'job_title' | 'region' | 'lead_source';
  value: string | undefined;
}

function Place({ name, value }: PlaceProps) {
  return (
    <Field label={CONTEXT_WORDS[name]}>
      <Input name={name} maxLength={200} defaultValue={value} />
    </Field>
  );
}
