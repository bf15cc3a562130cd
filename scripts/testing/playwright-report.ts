import { gist, type Notice, type Outcome, slow } from './outcome';

type Result = { duration: number; errors?: { message?: string }[] };
type Spec = {
  title: string;
  file: string;
  line: number;
  tests: { status: string; results: Result[] }[];
};
type Suite = { title: string; specs?: Spec[]; suites?: Suite[] };
/** What Playwright's JSON reporter writes, as far as it is read here. */
export type PlaywrightReport = {
  stats: { expected: number; flaky: number; unexpected: number };
  suites?: Suite[];
  errors?: { message?: string }[];
};

export function outcomeOfPlaywright({ stats, suites = [], errors = [] }: PlaywrightReport): Outcome {
  const outside: Notice[] = errors.map(({ message }) => ({
    kind: 'failed',
    file: 'playwright',
    name: 'an error outside any test',
    why: gist(message ?? 'no message'),
  }));
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected || outside.length,
    // The title of the outermost suite is the file.
    notices: [...suites.flatMap((suite) => noticesIn(suite, [])), ...outside],
  };
}

function noticesIn({ specs = [], suites = [] }: Suite, path: readonly string[]): Notice[] {
  return [
    ...specs.flatMap((spec) => noticesOf(spec, path)),
    ...suites.flatMap((suite) => noticesIn(suite, [...path, suite.title])),
  ];
}

const KINDS: Record<string, 'failed' | 'flaky'> = { unexpected: 'failed', flaky: 'flaky' };

function noticesOf({ title, file, line, tests }: Spec, path: readonly string[]): Notice[] {
  const name = [...path, title].join(' › ');
  const at = `e2e/specs/${file}:${line}`;
  return tests.flatMap(({ status, results }): Notice[] => {
    const kind = KINDS[status];
    const errors = results.flatMap((result) => result.errors ?? []);
    if (kind) return [{ kind, file: at, name, why: gist(errors[0]?.message ?? 'no message') }];
    return slow(at, name, Math.max(0, ...results.map(({ duration }) => duration)));
  });
}
