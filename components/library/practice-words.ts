import type {
  Category,
  ContextKey,
  Guardrail,
  Pattern,
  Practice,
  PracticeContext,
  PracticeSource,
  PracticeStatus,
  Provenance,
  RateName,
} from '@/lib/practices/schema';
import type { Redaction } from '@/lib/privacy/redaction';

export const CATEGORY_WORDS: Record<Category, string> = {
  email: 'E-mail',
  subject_line: 'Subject line',
  sequence: 'Sequence',
  timing: 'Timing',
  channel: 'Channel',
  cta: 'Call to action',
};

export const STATUS_WORDS: Record<PracticeStatus, string> = {
  active: 'Active',
  weak: 'Weak',
  retired: 'Retired',
};

export const SOURCE_WORDS: Record<PracticeSource, string> = {
  learned: 'Learned',
  manual: 'Written by hand',
  imported: 'Imported',
};

export const RATE_WORDS: Record<RateName, string> = {
  open_rate: 'Opened',
  reply_rate: 'Replied',
  positive_reply_rate: 'Positive reply',
  meeting_rate: 'Meeting booked',
  meeting_held_rate: 'Meeting held',
  conversion_rate: 'Won',
};

export const GUARDRAIL_WORDS: Record<Guardrail, string> = {
  unsubscribe_rate: 'Unsubscribed',
  spam_rate: 'Reported as spam',
  bounce_rate: 'Bounced',
  negative_reply_rate: 'Negative reply',
};

export const CONTEXT_WORDS: Record<ContextKey, string> = {
  industry: 'Industry',
  company_size: 'Company size',
  acv_range: 'Contract value',
  job_title: 'Job title',
  region: 'Region',
  lead_source: 'Lead source',
};

/** The keys of a table of words. Lists from the schema would bring its validator into the browser. */
export const keysOf = <K extends string>(words: Record<K, unknown>): K[] => Object.keys(words) as K[];

const REDACTION_WORDS: Record<Redaction['kind'], readonly [one: string, many: string]> = {
  name: ['name', 'names'],
  company: ['company', 'companies'],
  email: ['e-mail address', 'e-mail addresses'],
  phone: ['phone number', 'phone numbers'],
  url: ['link', 'links'],
  number: ['number', 'numbers'],
};

const PROVENANCE_WORDS: Record<Provenance['kind'], string> = {
  ledger: 'Counted from your own messages',
  reported: 'Figures that were reported, not counted here',
  person: 'Written down by a person',
  import: 'From an imported file',
};

/** `trigger_event` → `trigger event`, `a+b` → `a and b`. */
export const spaced = (value: string): string => value.replaceAll('_', ' ').replaceAll('+', ' and ');

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Where a practice holds, in a few words. */
export function contextText(context: PracticeContext): string {
  const parts = keysOf(CONTEXT_WORDS).flatMap((key) => {
    const value = context[key];
    if (!value) return [];
    if (key === 'company_size') return [`${value} companies`];
    return [key === 'acv_range' ? `${value} contract value` : spaced(value)];
  });
  return parts.length > 0 ? capital(parts.join(', ')) : 'Anywhere';
}

/** The decisions behind a learned practice, as pairs of words. */
export function patternPairs(pattern: Pattern | null): (readonly [string, string])[] {
  return Object.entries(pattern ?? {}).map(([name, value]) => [
    name === 'cta' ? 'Call to action' : capital(spaced(name)),
    spaced(String(value)),
  ]);
}

const TITLE_LENGTH = 90;

/** What a practice is called where there is room for one line. */
export function titleOf({ content }: Pick<Practice, 'content'>): string {
  const line = content.trim().split('\n')[0] ?? '';
  if (line.length <= TITLE_LENGTH) return line;
  const cut = line.slice(0, TITLE_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), TITLE_LENGTH / 2)).trimEnd()} …`;
}

/** `2 names and 1 company`; empty without any. */
export function redactionText(redactions: readonly Redaction[]): string {
  const counts = new Map<Redaction['kind'], number>();
  for (const { kind, count } of redactions) counts.set(kind, (counts.get(kind) ?? 0) + count);
  const parts = [...counts].map(([kind, n]) => `${n} ${REDACTION_WORDS[kind][n === 1 ? 0 : 1]}`);
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(parts);
}

export function provenanceText({ kind, messages, note }: Provenance): string {
  const rest = note ? `: ${note}` : '';
  if (kind !== 'ledger' || messages === undefined) return `${PROVENANCE_WORDS[kind]}${rest}`;
  return `Counted from ${messages.toLocaleString('en')} of your own messages${rest}`;
}

type Standing = Pick<
  Practice,
  'status' | 'status_by' | 'status_reason' | 'evidence_status' | 'evidence_reason'
>;

/** Why a practice is not simply in use; null when nothing needs to be said. */
export function standingText({
  status,
  status_by,
  status_reason,
  evidence_status,
  evidence_reason,
}: Standing): string | null {
  const evidence = evidence_reason
    ? ` Evidence${evidence_status ? ` says ${STATUS_WORDS[evidence_status].toLowerCase()}` : ''}: ${evidence_reason}`
    : '';
  if (status_by === 'person' && status !== 'weak') {
    const byPlan = status_reason?.startsWith('plan:') ?? false;
    const who = status === 'retired' ? 'Retired by a person' : 'Followed on a person’s word';
    const why = status_reason && !byPlan ? `: “${status_reason}”` : '';
    return `${byPlan ? 'Retired by an optimization plan' : who + why}.${evidence}`;
  }
  return status === 'active' ? null : status_reason;
}
