import { AT, BITS, CONTEXTS, type FactRow, GENERATED_BIT, SHAPES, type Shape } from './facts';
import type { Category, Pattern, PracticeContext, PracticeCounts } from './schema';

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

/** The cells of one pattern: anywhere, and in each kind of context by its value. */
type CellsOfPattern = { anywhere: Cell; within: readonly Map<string, Cell>[] };

/** Messages counted by pattern × context, for every category. `recentSince` in seconds since 1970. */
export class CellCounter {
  readonly #cells: Cell[] = [];
  readonly #patterns = SHAPES.map(() => new Map<string, CellsOfPattern>());
  constructor(
    readonly recentSince: number,
    readonly lineageSize: number,
  ) {}

  /** Counts a message, unless our own engine wrote it from a practice: then it teaches nothing new. */
  add(row: FactRow): boolean {
    if (((row[3] >> GENERATED_BIT) & 1) === 1) return false;
    const isMail = row[AT.channel] === 'email' || row[AT.channel] === 'other';
    const message = { id: row[0], weight: row[2], sentAt: row[1] };
    for (const [place, shape] of SHAPES.entries()) {
      if (!isMail && (shape.category === 'email' || shape.category === 'subject_line')) continue;
      const values = shape.parts.map(({ at }) => row[at]);
      if (values.some((value) => value === null || value === undefined)) continue;
      const { anywhere, within } = this.#patternAt(place, shape, values);
      this.#count(anywhere, row[3], message);
      CONTEXTS.forEach((key, index) => {
        const value = row[AT[key]];
        if (value === null || value === undefined) return;
        const cells = within[index];
        let cell = cells?.get(String(value));
        if (!cell) {
          cell = this.#newCell(shape, values, key, String(value));
          cells?.set(String(value), cell);
        }
        this.#count(cell, row[3], message);
      });
    }
    return true;
  }

  cells(minSent: number): Cell[] {
    return this.#cells.filter(({ counts }) => counts.sent >= minSent);
  }

  #patternAt(place: number, shape: Shape, values: readonly unknown[]): CellsOfPattern {
    const decided = values.join('|');
    const known = this.#patterns[place]?.get(decided);
    if (known) return known;
    const made = { anywhere: this.#newCell(shape, values), within: CONTEXTS.map(() => new Map()) };
    this.#patterns[place]?.set(decided, made);
    return made;
  }

  #newCell(
    { category, parts }: Shape,
    values: readonly unknown[],
    key?: (typeof CONTEXTS)[number],
    value?: string,
  ): Cell {
    const cell: Cell = {
      category,
      pattern: Object.fromEntries(parts.map(({ name }, index) => [name, String(values[index])])),
      context: key ? { [key]: value } : {},
      family: `${category}|${parts.map(({ name }) => name).join('+')}|${key ?? ''}`,
      counts: noCounts(),
      recent: noCounts(),
      firstSentAt: Number.POSITIVE_INFINITY,
      lastSentAt: Number.NEGATIVE_INFINITY,
      lineage: [],
    };
    this.#cells.push(cell);
    return cell;
  }

  #count(cell: Cell, flags: number, message: Cell['lineage'][number]): void {
    addFlags(cell.counts, flags);
    if (message.sentAt >= this.recentSince) addFlags(cell.recent, flags);
    cell.firstSentAt = Math.min(cell.firstSentAt, message.sentAt);
    cell.lastSentAt = Math.max(cell.lastSentAt, message.sentAt);
    cell.lineage.push(message);
    if (cell.lineage.length >= 4 * this.lineageSize) cell.lineage = earned(cell.lineage, this.lineageSize);
  }
}

function addFlags(counts: PracticeCounts, flags: number): void {
  counts.sent += 1;
  for (let left = flags; left !== 0; left &= left - 1) {
    const name = BITS[31 - Math.clz32(left & -left)];
    if (name) counts[name] += 1;
  }
}

/** The messages that earned most; ties by the latest, then by id, so that a run repeats itself. */
export function earned(lineage: readonly Cell['lineage'][number][], size: number): Cell['lineage'] {
  return [...lineage]
    .sort((a, b) => b.weight - a.weight || b.sentAt - a.sentAt || (a.id < b.id ? -1 : 1))
    .slice(0, size);
}
