'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { agentOptions } from './agent-options';
import { lastDays, type Periods, periodProblem } from './compared-periods';

export interface Choice {
  agents: string;
  periods: Periods;
}

interface CompareFormProps {
  agents: readonly (string | null)[];
  timeZone: string;
  initial: Choice;
  isPending: boolean;
  onCompare: (choice: Choice) => void;
}

const PRESETS = [7, 30, 90];
const OWN = 'own';

export function CompareForm({ agents, timeZone, initial, isPending, onCompare }: CompareFormProps) {
  const [chosen, setChosen] = useState(initial.agents);
  const [periods, setPeriods] = useState(initial.periods);
  const [problem, setProblem] = useState<string | null>(null);
  const preset = PRESETS.find((days) => sameDays(lastDays(days, timeZone), periods));
  const day = (key: keyof Periods, label: string) => (
    <Field label={label}>
      <Input
        type="date"
        value={periods[key]}
        onChange={(event) => setPeriods({ ...periods, [key]: event.target.value })}
      />
    </Field>
  );
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const found = periodProblem(periods);
        setProblem(found);
        if (!found) onCompare({ agents: chosen, periods });
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Agent">
          <Select options={agentOptions(agents)} value={chosen} onValueChange={setChosen} />
        </Field>
        <Field label="Periods">
          <Select
            options={[
              ...PRESETS.map((days) => ({
                value: String(days),
                label: `The last ${days} days and the ${days} before`,
              })),
              { value: OWN, label: 'The days below' },
            ]}
            value={preset ? String(preset) : OWN}
            onValueChange={(value) => {
              if (value !== OWN) setPeriods(lastDays(Number(value), timeZone));
            }}
          />
        </Field>
      </div>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {day('from', 'Period from')}
        {day('to', 'Period to')}
        {day('baselineFrom', 'Baseline from')}
        {day('baselineTo', 'Baseline to')}
      </div>
      {problem ? (
        <p role="alert" className="text-bad-ink text-sm">
          {problem}
        </p>
      ) : null}
      <div>
        <Button type="submit" loading={isPending}>
          Compare
        </Button>
      </div>
    </form>
  );
}

const sameDays = (a: Periods, b: Periods) => JSON.stringify(a) === JSON.stringify(b);
