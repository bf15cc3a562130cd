import type { AgentDecisions, DirectiveCitation } from './sequence-schema';

export const DECISIONS = [
  'framework',
  'tone',
  'hook',
  'cta',
  'length',
  'subject_style',
  'subject_length',
] as const;
export type Decision = (typeof DECISIONS)[number];

/** What a directive or a practice says about one decision, and where it says so. */
export type Vote = {
  decision: Decision;
  value: string;
  practiceIds: readonly string[];
  /** The line of a directive; null for a practice of the library. */
  line: Omit<DirectiveCitation, 'decision' | 'value'> | null;
};

/** One piece of advice from the library, reduced to what the writer can act on. */
export type Advice = {
  id: string;
  category: string;
  pattern: Record<string, string | number> | null;
  content: string;
  /** Positive replies that it earns at least: the lower end of the interval. */
  floor: number;
  /** Somebody asked for it: it has to be in. */
  isRequired: boolean;
};

export type Guidance = {
  /** Lines one after the other, each with its votes. */
  lines: readonly (readonly Vote[])[];
  avoid: readonly Vote[];
  /** What to avoid, in words for a language model. */
  warnings: readonly string[];
  /** Approved rules about the hours and days of sending. */
  timing: readonly DirectiveCitation[];
};

/** rule: an admin approved it; required: the rep asked for it; lead: the one piece of advice; neutral: nothing known. */
export type Choice = {
  value: string;
  by: 'rule' | 'required' | 'lead' | 'neutral';
  practiceIds: string[];
  line: Vote['line'];
};
export type Decided = Record<Decision, Choice>;

/** What the writer does when nothing is known: plain, short, asks a question. */
const NEUTRAL: Record<Decision, string> = {
  framework: 'QVC',
  tone: 'direct',
  hook: 'question',
  cta: 'interest_question',
  length: '',
  subject_style: '',
  subject_length: '',
};
const ALTERNATIVE: Record<Decision, string> = {
  ...NEUTRAL,
  framework: 'PAS',
  tone: 'warm',
  hook: 'peer_result',
  cta: 'send_resource',
};

const isRule = ({ line }: Vote): boolean => line?.source === 'plan';
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * Each decision: an approved rule first, then a practice that the rep asked for, then one piece of advice (the practice
 * that fits and surely earns most, otherwise the strongest line of a directive), then the neutral default. Advice is one piece, so that
 * what is learned next has something to be compared with; more of it becomes a rule when an admin approves it.
 */
export function decide({ lines, avoid }: Guidance, advice: readonly Advice[]): Decided {
  const isAvoided = ({ decision, value }: Pick<Vote, 'decision' | 'value'>) =>
    avoid.some((vote) => vote.decision === decision && same(vote.value, value));
  const isForbidden = ({ decision, value }: Vote) =>
    avoid.some((vote) => isRule(vote) && vote.decision === decision && same(vote.value, value));
  const rules = lines.flat().filter(isRule);
  const required = advice
    .filter((practice) => practice.isRequired)
    .flatMap(votesOf)
    .filter((vote) => !isForbidden(vote));
  const isDecided = ({ decision }: Vote) =>
    [...rules, ...required].some((vote) => vote.decision === decision);
  const isOpen = (votes: readonly Vote[]) => !votes.every(isDecided) && !votes.some(isAvoided);
  const lead =
    advice
      .filter((practice) => !practice.isRequired)
      .sort((a, b) => b.floor - a.floor)
      .map(votesOf)
      .find(isOpen) ??
    lines.filter((votes) => !votes.some(isRule)).find(isOpen) ??
    [];

  const choose = (decision: Decision): Choice => {
    const ranked = [
      { by: 'rule' as const, votes: rules },
      { by: 'required' as const, votes: required },
      { by: 'lead' as const, votes: lead },
    ];
    for (const { by, votes } of ranked) {
      const vote = votes.find((one) => one.decision === decision);
      if (vote) return { value: vote.value, by, practiceIds: citedBy(vote, advice), line: vote.line };
    }
    const usual = NEUTRAL[decision];
    const value = isAvoided({ decision, value: usual }) ? ALTERNATIVE[decision] : usual;
    return { value, by: 'neutral', practiceIds: [], line: null };
  };
  return {
    framework: choose('framework'),
    tone: choose('tone'),
    hook: choose('hook'),
    cta: choose('cta'),
    length: choose('length'),
    subject_style: choose('subject_style'),
    subject_length: choose('subject_length'),
  };
}

/** The practices of the vote, and one of the library that says the same here. */
function citedBy({ decision, value, practiceIds }: Vote, advice: readonly Advice[]): string[] {
  const agrees = advice.find((practice) =>
    votesOf(practice).some((vote) => vote.decision === decision && same(vote.value, value)),
  );
  return [...new Set([...practiceIds, ...(agrees ? [agrees.id] : [])])];
}

/** The library says style and length of a subject line without the first word. */
const SUBJECT_NAMES: Partial<Record<Decision, string>> = { subject_style: 'style', subject_length: 'length' };

export function votesOf({ id, category, pattern }: Advice): Vote[] {
  return DECISIONS.flatMap((decision) => {
    const isAboutSubject = decision in SUBJECT_NAMES;
    if (isAboutSubject !== (category === 'subject_line')) return [];
    const value = pattern?.[SUBJECT_NAMES[decision] ?? decision];
    return value === undefined ? [] : [{ decision, value: String(value), practiceIds: [id], line: null }];
  });
}

/** What is logged with the message: only what its text really does. */
export function agentDecisions(
  done: { framework: string | null; tone: string; cta: string },
  hooksUsed: readonly string[],
): AgentDecisions {
  const { framework, tone, cta } = done;
  return {
    WriterAgent: { ...(framework ? { framework } : {}), tone, cta },
    PersonalizerAgent: { hooks_used: [...hooksUsed] },
  };
}
