import { type Advice, agentDecisions, type Decided } from './decisions';
import { sentencesOf, slotsIn } from './fill';
import { applyPreferences, type Preference, wordLimit } from './preferences';
import type { AgentDecisions, Channel } from './sequence-schema';
import {
  CTAS,
  FALLBACK_SUBJECT,
  FOLLOW_UPS,
  FRAMEWORK_SENTENCES,
  GREETINGS,
  HOOKS,
  LAST_STEP,
  SIGN_OFFS,
} from './skeletons';

/** The parts of a message; what may be dropped stands in `sentences`, the least important last. */
export type Drafted = {
  subject: string;
  greeting: string;
  sentences: string[];
  cta: string;
  signOff: string;
};

export type DraftStep = {
  day: number;
  channel: Channel;
  subject_line: string | null;
  body: string;
  cta: string;
  practice_ids: string[];
  agent_decisions: AgentDecisions;
  basis: 'practice' | 'built_in';
};

export type DraftRequest = {
  steps: number;
  decided: Decided;
  advice: readonly Advice[];
  preferences: readonly Preference[];
  /** Slots that the record can fill; undefined when each contact of an audience has its own. */
  available: readonly string[] | undefined;
};

const DAYS = [0, 3, 7, 12, 18, 25, 33, 42];
const FIRST_WORDS = 110;
const LATER_WORDS = 60;
const CHANNEL_WORDS: Partial<Record<Channel, number>> = { linkedin: 50, call: 80, sms: 30 };

/** The local engine: proven texts where the library has them, neutral forms in the decided shape elsewhere. */
export function draftSequence(request: DraftRequest): DraftStep[] {
  return Array.from({ length: request.steps }, (_, place) => draftStep(request, place));
}

function draftStep(request: DraftRequest, place: number): DraftStep {
  const { decided, advice, steps, preferences, available } = request;
  const isLast = place === steps - 1 && place > 0;
  const channel: Channel = steps >= 4 && place === 2 ? 'linkedin' : 'email';
  const framework = known(FRAMEWORK_SENTENCES, decided.framework, 'QVC');
  const cta = known(CTAS, decided.cta, 'interest_question');
  const wanted = known(HOOKS, decided.hook, 'question');
  const isFillable = (hook: string) =>
    available === undefined || available.includes(HOOKS[hook]?.needs ?? '');
  const hook = [wanted, 'question', 'peer_result'].find(isFillable) ?? 'none';
  const text = place === 0 ? advice.find(isWholeText(available)) : undefined;
  const subject = place === 0 ? advice.find(isSubject(available)) : undefined;
  const tone = known(GREETINGS, decided.tone, 'direct');

  const asksAlready = text !== undefined && /\?\s*$/m.test(text.content);
  const parts: Drafted = {
    subject: subject?.content ?? text?.subject_line ?? subjectOf(place, isLast, hook),
    greeting: GREETINGS[tone] ?? '',
    sentences: text ? bodySentences(text.content) : sentencesFor(place, isLast, framework, hook),
    cta: isLast || asksAlready ? '' : (CTAS[cta] ?? ''),
    signOff: SIGN_OFFS[tone] ?? '',
  };
  const base = CHANNEL_WORDS[channel] ?? (place === 0 ? FIRST_WORDS : LATER_WORDS);
  const shaped = shorten(applyPreferences(parts, preferences), wordLimit(base, preferences));
  const usesHook = place === 0 && text === undefined && hook !== 'none';
  const cited = [
    ...(text
      ? [text.id]
      : [...decided.cited.framework, ...(usesHook && hook === decided.hook ? decided.cited.hook : [])]),
    ...decided.cited.tone,
    ...(parts.cta ? decided.cited.cta : []),
    ...(subject ? [subject.id] : []),
  ];
  return {
    day: DAYS[place] ?? place * 7,
    channel,
    subject_line: channel === 'email' ? shaped.subject || FALLBACK_SUBJECT : null,
    body: assemble(shaped),
    cta: parts.cta ? cta : 'none',
    practice_ids: [...new Set(cited)],
    agent_decisions: agentDecisions(
      { framework, tone, cta: parts.cta ? cta : 'none' },
      usesHook ? [hook] : [],
    ),
    basis: cited.length > 0 ? 'practice' : 'built_in',
  };
}

const known = (choices: Record<string, unknown>, value: string, fallback: string): string =>
  Object.keys(choices).find((choice) => choice.toLowerCase() === value.toLowerCase()) ?? fallback;

const canFill = (text: string, available: readonly string[] | undefined) =>
  available === undefined || slotsIn(text).every((slot) => available.includes(slot));
const isWholeText = (available: readonly string[] | undefined) => (advice: Advice) =>
  advice.category === 'email' && advice.pattern === null && canFill(advice.content, available);
const isSubject = (available: readonly string[] | undefined) => (advice: Advice) =>
  advice.category === 'subject_line' && advice.pattern === null && canFill(advice.content, available);

function subjectOf(place: number, isLast: boolean, hook: string): string {
  if (place === 0) return HOOKS[hook]?.subject ?? FALLBACK_SUBJECT;
  return isLast
    ? LAST_STEP.subject
    : (FOLLOW_UPS[(place - 1) % FOLLOW_UPS.length]?.subject ?? FALLBACK_SUBJECT);
}

function sentencesFor(place: number, isLast: boolean, framework: string, hook: string): string[] {
  if (place === 0) {
    const opening = HOOKS[hook]?.sentence;
    return [...(opening ? [opening] : []), ...(FRAMEWORK_SENTENCES[framework] ?? [])];
  }
  return [...((isLast ? LAST_STEP : FOLLOW_UPS[(place - 1) % FOLLOW_UPS.length])?.sentences ?? [])];
}

const GREETING = /^(hi|hello|dear|good (morning|afternoon))\b.*,$/i;
const SIGN_OFF =
  /^(best|regards|kind regards|best regards|all the best|thanks|cheers|sincerely)\b.*$|^\{sender_name\}$/i;

/** The sentences of a stored text without its own greeting and sign-off. */
function bodySentences(content: string): string[] {
  return content
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !GREETING.test(line) && !SIGN_OFF.test(line))
    .flatMap(sentencesOf)
    .map((sentence) => sentence.trim());
}

export const countWords = (text: string): number => text.split(/\s+/).filter(Boolean).length;

/** Leaves out sentences from the end until the message fits; the first one always stays. */
function shorten(draft: Drafted, limit: number): Drafted {
  const sentences = [...draft.sentences];
  while (sentences.length > 1 && countWords(assemble({ ...draft, sentences })) > limit) sentences.pop();
  return { ...draft, sentences };
}

function assemble({ greeting, sentences, cta, signOff }: Drafted): string {
  return [greeting, sentences.join(' '), cta, `${signOff}\n{sender_name}`]
    .filter((part) => part.trim() !== '')
    .join('\n\n');
}
