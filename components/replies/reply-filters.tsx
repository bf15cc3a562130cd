'use client';

import { Select } from '@/components/ui/select';
import { useUrlParam } from '@/components/ui/use-url-param';
import { OBJECTION_WORDS, OBJECTIONS, SENTIMENT_WORDS, SENTIMENTS } from './reply-words';

export type Campaign = { id: string; name: string };

const ALL = 'all';
const SENTIMENT_OPTIONS = SENTIMENTS.map((value) => ({
  value: value as string,
  label: SENTIMENT_WORDS[value],
}));
const OBJECTION_OPTIONS = OBJECTIONS.map((value) => ({
  value: value as string,
  label: OBJECTION_WORDS[value],
}));

/** Filters; all of it lives in the address. */
export function ReplyFilterBar({ campaigns }: { campaigns: readonly Campaign[] }) {
  return (
    <search className="flex flex-1 flex-wrap items-center gap-2">
      <Choice name="sentiment" label="Sentiment" all="All sentiments" options={SENTIMENT_OPTIONS} />
      <Choice name="objection" label="Objection" all="All objections" options={OBJECTION_OPTIONS} />
      {campaigns.length > 0 ? (
        <Choice
          name="campaign"
          label="Campaign"
          all="All campaigns"
          options={campaigns.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
    </search>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  all: string;
  options: ReadonlyArray<{ value: string; label: string }>;
}

function Choice({ name, label, all, options }: ChoiceProps) {
  const [value, setValue] = useUrlParam(name);
  return (
    <Select
      aria-label={label}
      value={value ?? ALL}
      options={[{ value: ALL, label: all }, ...options]}
      onValueChange={(next) => setValue(next === ALL ? null : next)}
      className="w-auto max-w-48"
    />
  );
}
