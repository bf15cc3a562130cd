import { z } from 'zod';
import type { Category, ContextKey, CountName, Pattern, PracticeContext, PracticeCounts } from './schema';

const text = z.string().nullable();
/** A row of public.practice_facts, in its order. */
const rowSchema = z.tuple([
  z.uuid(),
  z.number(),
  z.number(),
  z.number().int(),
  ...([
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
    text,
  ] as const),
]);
export const factRowsSchema = z.array(rowSchema);
export type FactRow = z.infer<typeof rowSchema>;

const AT = {
  framework: 4,
  tone: 5,
  hook: 6,
  cta: 7,
  length: 8,
  subject_style: 9,
  subject_length: 10,
  window: 11,
  weekday: 12,
  channel: 13,
  step: 14,
  industry: 15,
  company_size: 16,
  job_title: 17,
  region: 18,
  lead_source: 19,
} as const;

/** What became of a message, bit by bit. */
const BITS: readonly CountName[] = [
  'reached',
  'opened',
  'replied',
  'positive_replies',
  'negative_replies',
  'meetings',
  'meetings_held',
  'won',
  'bounced',
  'unsubscribed',
  'spam_reported',
];
const GENERATED_BIT = 11;
const CONTEXTS = [
  'industry',
  'company_size',
  'job_title',
  'region',
  'lead_source',
] as const satisfies ContextKey[];

type Part = { name: string; at: number };
const part = (name: string, at: keyof typeof AT): Part => ({ name, at: AT[at] });
const email = {
  framework: part('framework', 'framework'),
  tone: part('tone', 'tone'),
  hook: part('hook', 'hook'),
  cta: part('cta', 'cta'),
  length: part('length', 'length'),
};
const style = part('style', 'subject_style');
const subjectLength = part('length', 'subject_length');
const window = part('window', 'window');
const weekday = part('weekday', 'weekday');

/** Which decisions, alone or together, make a pattern of a category. */
const SHAPES: Record<Category, readonly (readonly Part[])[]> = {
  email: [
    [email.framework],
    [email.tone],
    [email.hook],
    [email.length],
    [email.framework, email.hook],
    [email.framework, email.tone],
    Object.values(email),
  ],
  subject_line: [[style], [subjectLength], [style, subjectLength]],
  timing: [[window], [weekday], [window, weekday]],
  channel: [[part('channel', 'channel')]],
  cta: [[part('cta', 'cta')]],
  sequence: [[part('step', 'step')]],
};

export type Cell = {
  category: Category;
  pattern: Pattern;
  context: PracticeContext;
  /** Cells that share it partition the same messages: the family whose rates inform each other's prior. */
  family: string;
  counts: PracticeCounts;
  recent: PracticeCounts;
  firstSentAt: number;
  lastSentAt: number;
  /** The messages that earned most, the best first. */
  lineage: { id: string; weight: number; sentAt: number }[];
};

const noCounts = (): PracticeCounts => ({
  sent: 0,
  reached: 0,
  opened: 0,
  replied: 0,
  positive_replies: 0,
  negative_replies: 0,
  meetings: 0,
  meetings_held: 0,
  won: 0,
  bounced: 0,
  unsubscribed: 0,
  spam_reported: 0,
});

/** Messages counted by pattern × context, for every category. `recentSince` in seconds since 1970. */
export class CellCounter {
  readonly #cells = new Map<string, Cell>();
  constructor(
    readonly recentSince: number,
    readonly lineageSize: number,
  ) {}

  /** Counts a message, unless our own engine wrote it from a practice: then it teaches nothing new. */
  add(row: FactRow): boolean {
    if (((row[3] >> GENERATED_BIT) & 1) === 1) return false;
    const isMail = row[AT.channel] === 'email' || row[AT.channel] === 'other';
    for (const [category, shapes] of Object.entries(SHAPES) as [Category, (typeof SHAPES)[Category]][]) {
      if (!isMail && (category === 'email' || category === 'subject_line')) continue;
      for (const shape of shapes) {
        const values = shape.map(({ at }) => row[at]);
        if (values.some((value) => value === null || value === undefined)) continue;
        this.#count(row, category, shape, values, undefined);
        for (const key of CONTEXTS) if (row[AT[key]] !== null) this.#count(row, category, shape, values, key);
      }
    }
    return true;
  }

  cells(minSent: number): Cell[] {
    return [...this.#cells.values()].filter(({ counts }) => counts.sent >= minSent);
  }

  #count(
    row: FactRow,
    category: Category,
    shape: readonly Part[],
    values: readonly unknown[],
    key: (typeof CONTEXTS)[number] | undefined,
  ): void {
    const family = `${category}|${shape.map(({ name }) => name).join('+')}|${key ?? ''}`;
    const id = `${family}|${values.join('|')}|${key ? row[AT[key]] : ''}`;
    let cell = this.#cells.get(id);
    if (!cell) {
      cell = {
        category,
        pattern: Object.fromEntries(shape.map(({ name, at }) => [name, String(row[at])])),
        context: key ? { [key]: String(row[AT[key]]) } : {},
        family,
        counts: noCounts(),
        recent: noCounts(),
        firstSentAt: row[1],
        lastSentAt: row[1],
        lineage: [],
      };
      this.#cells.set(id, cell);
    }
    addFlags(cell.counts, row[3]);
    if (row[1] >= this.recentSince) addFlags(cell.recent, row[3]);
    cell.firstSentAt = Math.min(cell.firstSentAt, row[1]);
    cell.lastSentAt = Math.max(cell.lastSentAt, row[1]);
    cell.lineage.push({ id: row[0], weight: row[2], sentAt: row[1] });
    if (cell.lineage.length >= 4 * this.lineageSize) cell.lineage = earned(cell.lineage, this.lineageSize);
  }
}

function addFlags(counts: PracticeCounts, flags: number): void {
  counts.sent += 1;
  BITS.forEach((name, bit) => {
    counts[name] += (flags >> bit) & 1;
  });
}

/** The messages that earned most; ties by the latest, then by id, so that a run repeats itself. */
export function earned(lineage: readonly Cell['lineage'][number][], size: number): Cell['lineage'] {
  return [...lineage]
    .sort((a, b) => b.weight - a.weight || b.sentAt - a.sentAt || (a.id < b.id ? -1 : 1))
    .slice(0, size);
}
