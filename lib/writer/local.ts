import { followUp, opening, requiredCta, subjectOf } from './bodies';
import { type Advice, agentDecisions, type Choice, type Decided, type Decision } from './decisions';
import { assemble, shorten } from './letter';
import { applyPreferences, type Preference, wordLimit } from './preferences';
import type { AgentDecisions, Channel, DirectiveCitation } from './sequence-schema';
import * as forms from './skeletons';
import { follows, form } from './text-forms';

export type DraftStep = {
  day: number;
  channel: Channel;
  subject_line: string | null;
  body: string;
  cta: string;
  practice_ids: string[];
  directives: DirectiveCitation[];
  agent_decisions: AgentDecisions;
  basis: 'practice' | 'directive' | 'built_in';
};

export type DraftRequest = {
  steps: number;
  decided: Decided;
  advice: readonly Advice[];
  preferences: readonly Preference[];
  /** Rules about when mails are sent. */
  timing?: readonly DirectiveCitation[];
  /** Slots that the record can fill; undefined when each contact of an audience has its own. */
  available: readonly string[] | undefined;
};

const DAYS = [0, 3, 7, 12, 18, 25, 33, 42];
const FIRST_WORDS = 110;
const LATER_WORDS = 60;
const CHANNEL_WORDS: Partial<Record<Channel, number>> = { linkedin: 50, call: 80, sms: 30 };
/** What the library calls short, with a word to spare for a slot that becomes two. */
const SHORT_WORDS = 75;

/** The local engine: proven texts where the library has them, neutral forms in the decided shape elsewhere. */
export function draftSequence(request: DraftRequest): DraftStep[] {
  return Array.from({ length: request.steps }, (_, place) => draftStep(request, place));
}

function draftStep(request: DraftRequest, place: number): DraftStep {
  const { decided, steps, preferences } = request;
  const isLast = place === steps - 1 && place > 0;
  const channel: Channel = steps >= 4 && place === 2 ? 'linkedin' : 'email';
  const tone = form(forms.GREETINGS, decided.tone, 'direct');
  const cta = form(forms.CTAS, decided.cta, 'interest_question');
  const body = place === 0 ? opening(request) : followUp(decided, place, isLast);
  const line = subjectOf(request, place, body);
  const parts = {
    subject: line.text,
    greeting: forms.GREETINGS[tone] ?? '',
    sentences: body.sentences,
    cta: isLast || body.asksAlready ? '' : (requiredCta(request, place)?.content ?? forms.CTAS[cta] ?? ''),
    signOff: forms.SIGN_OFFS[tone] ?? '',
  };
  const isShort = decided.length.value === 'short';
  const base = CHANNEL_WORDS[channel] ?? (place === 0 ? FIRST_WORDS : LATER_WORDS);
  const limit = wordLimit(isShort ? Math.min(base, SHORT_WORDS) : base, preferences);
  const shaped = shorten(applyPreferences(parts, preferences), limit);
  const ctaText = parts.cta ? requiredCta(request, place) : undefined;
  const followed: Decision[] = [
    ...body.followed,
    ...(follows(forms.GREETINGS, decided.tone) ? (['tone'] as const) : []),
    ...(parts.cta && !ctaText && follows(forms.CTAS, decided.cta) ? (['cta'] as const) : []),
    ...(isShort ? (['length'] as const) : []),
    ...(channel === 'email' ? line.followed : []),
  ];
  const texts = [...body.texts, ...(ctaText ? [ctaText.id] : []), ...(channel === 'email' ? line.texts : [])];
  const practice_ids = [
    ...new Set([...texts, ...followed.flatMap((decision) => decided[decision].practiceIds)]),
  ];
  const directives = followed.flatMap((decision) => citation(decision, decided[decision]));
  const done = parts.cta && !ctaText ? cta : 'none';
  return {
    day: DAYS[place] ?? place * 7,
    channel,
    subject_line: channel === 'email' ? shaped.subject || forms.FALLBACK_SUBJECT : null,
    body: assemble(shaped),
    cta: done,
    practice_ids,
    directives: [...directives, ...(channel === 'email' ? (request.timing ?? []) : [])],
    agent_decisions: agentDecisions({ framework: body.framework, tone, cta: done }, body.hooks),
    basis: basisOf(practice_ids, directives),
  };
}

function basisOf(practices: readonly string[], directives: readonly unknown[]): DraftStep['basis'] {
  if (practices.length > 0) return 'practice';
  return directives.length > 0 ? 'directive' : 'built_in';
}

const citation = (decision: Decision, { line, value }: Choice): DirectiveCitation[] =>
  line ? [{ ...line, decision, value }] : [];
