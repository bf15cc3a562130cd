import type { Figure, OpenSuggestion } from '@/lib/learning/schema';
import { movementOf, movementText, type Verdict, valueText, verdictOf } from './figure-words';

export interface Headline {
  kind: 'better' | 'worse' | 'unclear' | 'thin';
  text: string;
  /** The figure that the sentence is about first. */
  key: string;
}

type Sorted = Record<Verdict | 'thin', Figure[]>;

const MOST_SENTENCES = 2;
const MOST_NAMED = 3;

/** How far a change is from nothing, in widths of its own interval: what is clearest is said first. */
function clarity(figure: Figure): number {
  const movement = movementOf(figure);
  if (!movement?.interval) return 0;
  const [low, high] = movement.interval;
  return Math.abs(movement.value) / Math.max(high - low, Number.EPSILON);
}

/** A figure that is neither good nor bad has no part in the answer. */
function kindOf(figure: Figure): keyof Sorted {
  if (figure.value === null) return 'thin';
  return figure.better === 'neutral' ? 'counted' : verdictOf(figure);
}

/** The figures by what became of them, the clearest change first; `thin` have no value at all. */
export function byVerdict(figures: readonly Figure[]): Sorted {
  const sorted: Sorted = { better: [], worse: [], unclear: [], counted: [], none: [], thin: [] };
  for (const figure of figures) sorted[kindOf(figure)].push(figure);
  for (const group of Object.values(sorted)) group.sort((a, b) => clarity(b) - clarity(a));
  return sorted;
}

/** With 90 % intervals, one figure in ten would stand out by chance alone. */
export const BY_CHANCE = 0.1;

/** How many figures could be compared with the period before. */
export function comparedIn(figures: readonly Figure[]): number {
  const { better, worse, unclear } = byVerdict(figures);
  return better.length + worse.length + unclear.length;
}

function openingOf(better: number, worse: number, compared: number): string {
  if (better + worse <= compared * BY_CHANCE) return 'Hardly any clear change';
  if (worse === 0) return 'It is getting better';
  if (better === 0) return 'It is getting worse';
  if (better === worse) return 'Better in part, worse in part';
  return better > worse ? 'Mostly better' : 'Mostly worse';
}

/** "Is it getting better?", answered in one sentence. */
export function answerOf(figures: readonly Figure[]): string {
  const sorted = byVerdict(figures);
  const [better, worse, unclear] = [sorted.better.length, sorted.worse.length, sorted.unclear.length];
  const compared = better + worse + unclear;
  if (compared === 0) return 'Too early to say: there is no earlier period to compare with yet';
  if (better + worse === 0) return 'No clear change, for better or for worse';
  const parts = [
    better > 0 ? `${better} ${better === 1 ? 'figure is' : 'figures are'} better` : null,
    worse > 0 ? `${worse} ${worse === 1 ? 'is' : 'are'} worse` : null,
    unclear > 0 ? `${unclear} without a clear change` : null,
  ];
  return `${openingOf(better, worse, compared)}: ${parts.filter(Boolean).join(', ')}`;
}

function told(figure: Figure, locale: string): string {
  const { label, value, previous } = figure;
  const movement = movementOf(figure);
  if (value === null || !movement) return label;
  const difference = movementText(movement, figure, locale);
  if (!previous) return `${label}: ${difference}.`;
  const verb = movement.value > 0 ? 'rose' : 'fell';
  const [from, to] = [previous.value, value].map((each) => valueText(each, figure, locale));
  return `${label} ${verb} from ${from} to ${to}: ${difference}.`;
}

const andMore = (names: readonly string[], all: number) =>
  all > names.length ? `${names.join(', ')} and ${all - names.length} more` : names.join(', ');

/** Where nothing is clear, how much is in the dark: the clearest with their ranges, which hold zero. */
function unclearOf(figures: readonly Figure[], locale: string): Headline[] {
  const [first] = figures;
  if (!first) return [];
  const parts = figures.slice(0, MOST_SENTENCES).map((figure) => {
    const movement = movementOf(figure);
    return movement ? `${figure.label} ${movementText(movement, figure, locale)}` : figure.label;
  });
  return [{ kind: 'unclear', key: first.key, text: `No clear change: ${andMore(parts, figures.length)}.` }];
}

function thinOf(figures: readonly Figure[]): Headline[] {
  const [first] = figures;
  if (!first) return [];
  const names = figures.slice(0, MOST_NAMED).map(({ label }) => label);
  return [
    { kind: 'thin', key: first.key, text: `Too little to say about ${andMore(names, figures.length)}.` },
  ];
}

/** What became better, what worse, and what cannot be said; a change whose interval holds zero is none. */
export function headlinesOf(figures: readonly Figure[], locale: string): Headline[] {
  const { better, worse, unclear, thin } = byVerdict(figures);
  const each = (kind: 'better' | 'worse', group: Figure[]): Headline[] =>
    group.slice(0, MOST_SENTENCES).map((figure) => ({ kind, key: figure.key, text: told(figure, locale) }));
  return [...each('better', better), ...each('worse', worse), ...unclearOf(unclear, locale), ...thinOf(thin)];
}

/** How much the reports on agents propose to mend. */
export function openText(suggestions: ReadonlyArray<Pick<OpenSuggestion, 'severity'>>): string {
  const urgent = suggestions.filter(({ severity }) => severity === 'high').length;
  const all = `${suggestions.length} open ${suggestions.length === 1 ? 'suggestion' : 'suggestions'} for agents`;
  return urgent > 0 ? `${all}, ${urgent} of high severity.` : `${all}.`;
}
