import { clip, formatDay, formatRate } from './format';
import type { HistoryActivity } from './history';
import { quoteFor, type Topic } from './mentions';
import type { PatternRecord } from './replay';

export type EvidenceType =
  | 'activity'
  | 'deal'
  | 'stage_change'
  | 'pattern'
  | 'rule'
  | 'forecast'
  | 'field_change';

/** A receipt: the row a claim comes from, in words that contain every number the claim uses. */
export type Evidence = { type: EvidenceType; id: string; label: string; quote?: string };

/** How often this kind of finding came true; n = 0 says that nobody has measured it yet. */
export type Confidence = { mean: number; interval: [number, number]; n: number; basis: string };

export type Finding = {
  kind: 'risk' | 'opportunity' | 'next_action' | 'win_probability';
  /** What it is about, the same key in findings, patterns and the review. */
  signal: string;
  title: string;
  body: string;
  actions: string[];
  confidence: Confidence;
  evidence: Evidence[];
  /** How far the measured frequency lies above the base rate; orders the cards. */
  lift: number;
};

/** A pattern record with the id of its row, so that it can be cited. */
export type StoredRecord = PatternRecord & { id: string };

const MIN_STAGE_DEALS = 8;

/** The record to quote: the stage's own when enough deals stood there, else all stages together. */
export function recordFor(records: readonly StoredRecord[], key: string, stage: string): StoredRecord | null {
  const own = records.find((record) => record.key === key && record.stage === stage);
  if (own && own.n >= MIN_STAGE_DEALS) return own;
  return records.find((record) => record.key === key && record.stage === '') ?? null;
}

const OUTCOME_WORD = { risk: 'lost', opportunity: 'won', next_action: 'won' } as const;

/** "Of 31 past deals that went silent this long at Proposal, 23 were lost: 71 % (57–83 %, n = 31)." */
export function recordSentence(record: PatternRecord, label: string): string {
  const at = record.stage ? ` at ${record.stage}` : '';
  const verb = record.hits === 1 ? 'was' : 'were';
  const rate = formatRate(record.mean, record.interval, record.n);
  return `Of ${record.n} past ${record.n === 1 ? 'deal' : 'deals'} ${label}${at}, ${record.hits} ${verb} ${OUTCOME_WORD[record.kind]}: ${rate}.`;
}

export function confidenceOf(record: PatternRecord | null): Confidence {
  if (!record || record.n === 0) {
    return {
      mean: record?.mean ?? 0.5,
      interval: record?.interval ?? [0.05, 0.95],
      n: 0,
      basis: 'Built-in assumption: no closed deal has shown this yet.',
    };
  }
  const what = record.kind === 'risk' ? 'were lost' : 'were won';
  return {
    mean: record.mean,
    interval: record.interval,
    n: record.n,
    basis: `Raised on ${record.n} past ${record.n === 1 ? 'deal' : 'deals'} as of then; ${record.hits} ${what}.`,
  };
}

const KIND_WORDS = {
  call: 'call',
  meeting: 'meeting',
  email: 'e-mail',
  task: 'task',
  note: 'note',
  file: 'file',
} as const;

/** The receipt of an activity, with its words as they were written when a topic is asked for. */
export function activityEvidence(activity: HistoryActivity, extra = '', topic?: Topic): Evidence {
  const direction = activity.direction === 'inbound' ? 'Incoming ' : '';
  const kind = KIND_WORDS[activity.kind];
  const word = direction ? `${direction}${kind}` : `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
  const who = activity.contact ? ` with ${activity.contact}` : '';
  const subject = activity.subject ? `: ${clip(activity.subject, 120)}` : '';
  const quote = topic ? (quoteFor(activity.body, topic) ?? quoteFor(activity.subject, topic)) : null;
  return {
    type: 'activity',
    id: activity.id,
    label: `${word}${who} on ${formatDay(activity.at)}${subject}${extra ? ` (${extra})` : ''}`,
    ...(quote ? { quote } : {}),
  };
}
