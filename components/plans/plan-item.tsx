import { AGENT_NAMES } from '@/components/intelligence/agent-words';
import { Section } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusBadge } from '@/components/ui/status-badge';
import type { PlanItem as Item } from '@/lib/intelligence/plan-schema';
import { PlanDecision } from './plan-decision';
import { PlanDiff } from './plan-diff';
import { PlanEffect } from './plan-effect';
import { KIND_WORDS, STATUS_WORDS } from './plan-words';

interface PlanItemProps {
  planId: string;
  item: Item;
  /** Names of the members, by id. */
  people: Readonly<Record<string, string>>;
  isAdmin: boolean;
}

/** One change, from proposal to result. */
export function PlanItem({ planId, item, people, isAdmin }: PlanItemProps) {
  const { target, decision, canary, ended, status } = item;
  return (
    <Section
      id={item.id}
      title={`${KIND_WORDS[item.kind]}: ${target.words}`}
      description={`Agent: ${AGENT_NAMES[target.agent_name]}`}
      actions={<StatusBadge {...STATUS_WORDS[status]} />}
    >
      <div className="flex flex-col gap-4">
        <PlanDiff change={item.change} />
        <PlanEffect item={item} />
        {decision ? (
          <p className="text-muted text-sm">
            Decided by {people[decision.by ?? ''] ?? 'somebody who has left'}{' '}
            <RelativeTime value={decision.at} />
            {decision.note ? `: “${decision.note}”` : '.'}
            {canary && status === 'canary'
              ? ` Tried on ${Math.round(canary.share * 100)} % of the contacts for ${canary.window_days} days.`
              : ''}
            {ended?.reason ? ` ${ended.reason}` : ''}
          </p>
        ) : null}
        {isAdmin ? <PlanDecision planId={planId} item={item} /> : null}
      </div>
    </Section>
  );
}
