import { Badge } from '@/components/ui/badge';
import type { SequenceStep } from '@/lib/writer/sequence-schema';
import { DirectiveChip } from './directive-chip';
import { PracticeChip } from './practice-chip';
import { CHANNEL_WORDS } from './writer-words';

interface StepHeadProps {
  orgId: string;
  step: SequenceStep;
  place: number;
}

const text = (value: unknown): string => (typeof value === 'string' ? value.replaceAll('_', ' ') : '');

/** Day, channel, what the agents decided, and the rules and practices it rests on. */
export function StepHead({ orgId, step, place }: StepHeadProps) {
  const { framework, tone, cta } = step.agent_decisions.WriterAgent ?? {};
  const decided = [framework, tone, cta].map(text).filter((word) => word && word !== 'none');
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <h3 className="font-medium">
        Step {place}, day {step.day}
      </h3>
      <Badge>{CHANNEL_WORDS[step.channel]}</Badge>
      {decided.map((word) => (
        <Badge key={word} tone="accent">
          {word}
        </Badge>
      ))}
      {step.basis === 'built_in' ? <Badge>Built-in, no evidence yet</Badge> : null}
      {step.arms.map(({ plan_item_id, arm }) => (
        <Badge key={plan_item_id}>{arm === 'treatment' ? 'Trial: new text' : 'Trial: former text'}</Badge>
      ))}
      {step.directives.map((citation) => (
        <DirectiveChip
          key={`${citation.agent_name} ${citation.decision} ${citation.value}`}
          citation={citation}
        />
      ))}
      {step.practice_ids.map((id, i) => (
        <PracticeChip key={id} orgId={orgId} id={id} place={i + 1} />
      ))}
    </div>
  );
}
