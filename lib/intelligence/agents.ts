import type { Agent, Cell, Metric } from './schema';

type Duty = {
  metric: Metric;
  /** Kinds of pattern that the agent decides about, as the sorted names of their parts. */
  kinds: readonly string[];
  /** What is counted: e-mails, or leads. */
  unit: 'messages' | 'leads';
};

export const DUTIES: Record<Agent, Duty> = {
  WriterAgent: {
    metric: 'positive_reply_rate',
    kinds: ['framework', 'tone', 'cta', 'length'],
    unit: 'messages',
  },
  CopywriterAgent: {
    metric: 'positive_reply_rate',
    kinds: ['framework+hook', 'cta+framework', 'length'],
    unit: 'messages',
  },
  PersonalizerAgent: { metric: 'positive_reply_rate', kinds: ['hook'], unit: 'messages' },
  SubjectLineOptimizerAgent: {
    metric: 'open_rate',
    kinds: ['subject_style', 'subject_length'],
    unit: 'messages',
  },
  DeliverabilityAgent: {
    metric: 'harm_rate',
    kinds: ['send_window', 'weekday', 'length', 'link', 'cta'],
    unit: 'messages',
  },
  ICPIntelligenceAgent: {
    metric: 'positive_reply_rate',
    kinds: ['industry', 'company_size', 'seniority', 'region', 'lead_source'],
    unit: 'leads',
  },
};

/** The combination a message consists of: what a cell of the commons is at its finest. */
const WHOLE_MESSAGE = 'cta+framework+hook+length+tone';

/** The cells that somebody decides about by this metric, and the totals that they are compared with. */
export function cellsFor(metric: Metric, cells: readonly Cell[]): Cell[] {
  const kinds = new Set(
    Object.values(DUTIES)
      .filter((duty) => duty.unit === 'messages' && duty.metric === metric)
      .flatMap((duty) => duty.kinds),
  );
  if (metric === 'positive_reply_rate') kinds.add(WHOLE_MESSAGE);
  kinds.add('');
  return cells.filter(({ pattern }) => kinds.has(Object.keys(pattern).sort().join('+')));
}

/** Below this nothing at all is said to an agent. */
export const MIN_EVIDENCE = { n: 100, successes: 10 };
/** A directive holds for so long without being renewed. */
export const EXPIRES_DAYS = 30;
/** So many days before its end it is renewed, if the evidence still stands. */
export const RENEW_DAYS = 7;
