import type { PlanItem } from '@/lib/intelligence/plan-schema';

type Line = PlanItem['change']['before'][number];
const keyOf = ({ list, text }: Line) => `${list} ${text}`;
const LIST_WORDS: Record<Line['list'], string> = { best_practices: 'Do', avoid: 'Avoid' };

/** What the directive says about this part of a message, before and after, line by line. */
export function PlanDiff({ change: { before, after } }: { change: PlanItem['change'] }) {
  const kept = new Set(after.map(keyOf));
  const known = new Set(before.map(keyOf));
  const rows = [
    ...before.filter((line) => !kept.has(keyOf(line))).map((line) => ({ line, sign: '−' as const })),
    ...after.map((line) => ({ line, sign: known.has(keyOf(line)) ? ('' as const) : ('+' as const) })),
  ];
  return (
    <ul aria-label="What changes" className="overflow-hidden rounded-md border border-line text-sm">
      {before.length === 0 ? (
        <li className="px-3 py-1.5 text-muted">Nothing is said about it so far.</li>
      ) : null}
      {rows.map(({ line, sign }) => (
        <li key={`${sign}${keyOf(line)}`} className={`flex gap-2 px-3 py-1.5 ${LOOK[sign]}`}>
          <span aria-hidden className="num w-3 shrink-0">
            {sign}
          </span>
          <span className="min-w-0 text-pretty">
            <span className="sr-only">{SAID[sign]}</span>
            <span className="font-medium">{LIST_WORDS[line.list]}: </span>
            {line.text}
          </span>
        </li>
      ))}
    </ul>
  );
}

const LOOK = {
  '−': 'bg-bad-soft text-bad-ink',
  '+': 'bg-good-soft text-good-ink',
  '': 'text-muted',
} as const;
const SAID = { '−': 'Goes: ', '+': 'Comes: ', '': 'Stays: ' } as const;
