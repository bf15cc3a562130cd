'use client';

import { useState } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Select } from '@/components/ui/select';
import { setRetention } from '@/lib/orgs/actions';
import { DEFAULT_KEEP_DAYS, type Retention } from '@/lib/orgs/schema';
import { useChange } from './use-change';

const KINDS: Record<Retention['kind'], string> = {
  activities: 'Calls, meetings, mails and notes',
  conversations: 'Conversations with agents',
  generations: 'Records of what an engine wrote',
  webhook_deliveries: 'The log of webhook deliveries',
  event_deliveries: 'The log of events out',
  webhook_bodies: 'What webhook deliveries contained',
};

const FOREVER = 'forever';
const PERIODS = [
  { value: FOREVER, label: 'Until somebody deletes it' },
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: '1 year' },
  { value: '730', label: '2 years' },
  { value: '1825', label: '5 years' },
];

export function RetentionList({ policies }: { policies: readonly Retention[] }) {
  return (
    <ul className="divide-y divide-line">
      {policies.map((policy) => (
        <RetentionRow key={policy.kind} policy={policy} />
      ))}
    </ul>
  );
}

function RetentionRow({ policy }: { policy: Retention }) {
  const [pending, setPending] = useState<number | null>(null);
  const [change] = useChange(setRetention, { done: 'Retention saved', failed: 'Retention was not changed' });
  const value = policy.keep_days === null ? FOREVER : String(policy.keep_days);
  const allowed = PERIODS.filter((period) => period.value !== FOREVER || !DEFAULT_KEEP_DAYS[policy.kind]);
  const isListed = allowed.some((period) => period.value === value);
  const options = isListed ? allowed : [...allowed, { value, label: `${value} days` }];
  const choose = (next: string) => {
    if (next === FOREVER) void change({ kind: policy.kind, keep_days: null });
    else setPending(Number(next));
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-2 text-sm">
      <span>{KINDS[policy.kind]}</span>
      <Select
        aria-label={`Keep ${KINDS[policy.kind].toLowerCase()}`}
        options={options}
        value={value}
        onValueChange={choose}
        className="w-56"
      />
      <AlertDialog
        open={pending !== null}
        onOpenChange={(open) => {
          if (!open) setPending(null);
        }}
        title={`Delete what is older than ${pending} days?`}
        description={`${KINDS[policy.kind]} beyond that age are deleted for good, within the hour and from then on.`}
        confirmLabel="Set retention"
        onConfirm={async () =>
          pending === null || (await change({ kind: policy.kind, keep_days: pending })) !== undefined
        }
      />
    </li>
  );
}
