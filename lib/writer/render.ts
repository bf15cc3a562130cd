import { fillTemplate, slotsIn } from './fill';
import { type Lead, type Sender, slotValues } from './lead';
import type { AgentDecisions, Channel, SequenceStep } from './sequence-schema';
import { FALLBACK_SUBJECT, HOOKS } from './skeletons';

export type StoredStep = {
  id: string;
  place: number;
  day: number;
  channel: Channel;
  subject_line: string | null;
  body: string;
  written_subject_line: string | null;
  written_body: string | null;
  cta: string | null;
  agent_decisions: AgentDecisions;
  practice_ids: string[];
  directives: SequenceStep['directives'];
  arms: SequenceStep['arms'];
  basis: SequenceStep['basis'];
};

/** A step as this lead reads it: slots filled from the record, sentences that it can't fill left out. */
export function renderStep(step: StoredStep, lead: Lead, sender: Sender): SequenceStep {
  const values = slotValues(lead, sender);
  const body = fillTemplate(step.body, values);
  const subject = step.subject_line === null ? null : fillTemplate(step.subject_line, values).text;
  const { id, place, day, channel, practice_ids, directives, arms, cta, basis } = step;
  return {
    id,
    place,
    day,
    channel,
    subject_line: subject === '' ? FALLBACK_SUBJECT : subject,
    body: body.text,
    practice_ids,
    directives,
    arms,
    cta,
    basis,
    template: { subject_line: step.subject_line, body: step.body },
    agent_decisions: withoutUnused(step.agent_decisions, body.dropped),
    dropped: body.dropped,
  };
}

/** A hook whose sentence was left out was not used, and is not counted as if it had been. */
function withoutUnused(decisions: AgentDecisions, dropped: readonly string[]): AgentDecisions {
  const missing = new Set(dropped.flatMap(slotsIn));
  const personalizer = decisions.PersonalizerAgent;
  if (missing.size === 0 || !Array.isArray(personalizer?.hooks_used)) return decisions;
  const hooks_used = personalizer.hooks_used.filter((hook) => !missing.has(HOOKS[String(hook)]?.needs ?? ''));
  return { ...decisions, PersonalizerAgent: { ...personalizer, hooks_used } };
}
