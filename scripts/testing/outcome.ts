/** What a person has to know about one test without scrolling: what failed, what only passed when tried again, what took long. */
export type Notice = {
  kind: 'failed' | 'flaky' | 'slow';
  file: string;
  name: string;
  /** The first lines of the error, or the seconds. */
  why: string;
};
export type Outcome = { passed: number; failed: number; notices: readonly Notice[] };

export const NOTHING: Outcome = { passed: 0, failed: 0, notices: [] };

export const add = (a: Outcome, b: Outcome): Outcome => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  notices: [...a.notices, ...b.notices],
});

/** A part that went wrong outside any test. */
export const failure = (file: string, name: string, error: unknown): Outcome => ({
  passed: 0,
  failed: 1,
  notices: [
    { kind: 'failed', file, name, why: gist(error instanceof Error ? error.message : String(error)) },
  ],
});

const SLOW_MS = 20_000;

/** A notice for a test that took long; none for any other. */
export function slow(file: string, name: string, ms: number): Notice[] {
  return ms < SLOW_MS ? [] : [{ kind: 'slow', file, name, why: `${(ms / 1000).toFixed(1)} s` }];
}

const GIST_LINES = 5;
const GIST_WIDTH = 200;
const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** The first lines that say something, without colours, stack and call log. */
export function gist(message: string): string {
  const lines = message.replace(escapes, '').split('\n');
  const end = lines.findIndex((line) => /^\s*(Call log:|at .+:\d+:\d+\)?$)/.test(line));
  return lines
    .slice(0, end > 0 ? end : undefined)
    .map((line) => line.trim().slice(0, GIST_WIDTH))
    .filter((line) => line !== '')
    .slice(0, GIST_LINES)
    .join('\n');
}

const TITLES = [
  ['slow', 'Took long'],
  ['flaky', 'Flaky: passed only when tried again'],
  ['failed', 'Failed'],
] as const;
const SHOWN = 40;

/** The end of a run's output: the last lines are what failed, then the total. */
export function ending({ passed, failed, notices }: Outcome): string {
  const sections = TITLES.flatMap(([kind, title]) => {
    const found = notices.filter((notice) => notice.kind === kind);
    if (found.length === 0) return [];
    const more = found.length > SHOWN ? [`  and ${found.length - SHOWN} more`] : [];
    return [[`── ${title} ──`, ...found.slice(0, SHOWN).map(entry), ...more].join('\n')];
  });
  return [...sections, `${passed} passed, ${failed} failed`].join('\n\n');
}

const entry = ({ file, name, why }: Notice): string =>
  [`  ${file} › ${name}`, ...why.split('\n').map((line) => `      ${line}`)].join('\n');
