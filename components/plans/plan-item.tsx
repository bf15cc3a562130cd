import { AGENT_NAMES } from '@/components/intelligence/agent-words';
import { Section } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusBadge } from '@/components/ui/status-badge';
import type { PlanItem as Item } from '@/lib/intelligence/plan-schema';
import { PlanDecision } from './plan-decision';
import { PlanDiff } from './plan-diff';
import { PlanEffect } from './plan-effect';
import { PlanUndecided } from './plan-undecided';
import { KIND_WORDS, statusWords } from './plan-words';

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
  const nameOf = (id: string | null) => people[id ?? ''] ?? 'somebody who has left';
  return (
    <Section
      id={item.id}
      title={`${KIND_WORDS[item.kind]}: ${target.words}`}
      description={`Agent: ${AGENT_NAMES[target.agent_name]}`}
      actions={<StatusBadge {...statusWords(item)} />}
    >
      <div className="flex flex-col gap-4">
        <PlanDiff change={item.change} />
        {item.other_half ? (
          <p className="text-muted text-sm">The other half of this change: {item.other_half.text}</p>
        ) : null}
        <PlanEffect item={item} />
        {item.is_undecided ? <PlanUndecided item={item} isAdmin={isAdmin} /> : null}
        {decision ? (
          <p className="text-muted text-sm">
            Decided by {nameOf(decision.by)} <RelativeTime value={decision.at} />
            {decision.note ? `: “${decision.note}”` : '.'}
            {canary && status === 'canary'
              ? ` Tried on ${Math.round(canary.share * 100)} % of the contacts for ${canary.window_days} days.`
              : ''}
            {ended?.by ? ` Settled by ${nameOf(ended.by)}:` : ''}
            {ended?.reason ? ` ${ended.reason}` : ''}
          </p>
        ) : null}
        {isAdmin ? <PlanDecision planId={planId} item={item} /> : null}
      </div>
    </Section>
  );
}
