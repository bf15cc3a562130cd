import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node';
import { root } from '../lib/paths';
import { gist, type Notice, type Outcome, slow } from './outcome';

const whyOf = (errors: readonly { message?: string }[]) => gist(errors[0]?.message ?? 'no message');

function noticesOf(file: string, test: TestCase): Notice[] {
  const result = test.result();
  const { duration = 0, flaky = false } = test.diagnostic() ?? {};
  const why = whyOf(result.errors ?? []);
  if (result.state === 'failed') return [{ kind: 'failed', file, name: test.fullName, why }];
  if (flaky) return [{ kind: 'flaky', file, name: test.fullName, why }];
  return slow(file, test.fullName, duration);
}

/** A file or suite that failed on its own, in loading or in a hook, counts as one failure. */
function brokenIn(file: string, module: TestModule): Notice[] {
  const own = (name: string, errors: readonly { message?: string }[]): Notice[] =>
    errors.length === 0 ? [] : [{ kind: 'failed', file, name, why: whyOf(errors) }];
  const suites = [...module.children.allSuites()];
  return [
    ...own('the file itself', module.errors()),
    ...suites.flatMap((suite) => own(`${suite.fullName} (hooks)`, suite.errors())),
  ];
}

function outcomeOf(modules: readonly TestModule[], unhandled: readonly SerializedError[]): Outcome {
  const notices: Notice[] = [];
  let passed = 0;
  for (const module of modules) {
    const file = relative(root, module.moduleId);
    for (const test of module.children.allTests()) {
      if (test.result().state === 'passed') passed += 1;
      notices.push(...noticesOf(file, test));
    }
    notices.push(...brokenIn(file, module));
  }
  for (const error of unhandled)
    notices.push({ kind: 'failed', file: 'vitest', name: 'an error outside any test', why: whyOf([error]) });
  return { passed, failed: notices.filter(({ kind }) => kind === 'failed').length, notices };
}

/** Writes what a run came to into the file that VITEST_OUTCOME names. */
export default class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const file = process.env.VITEST_OUTCOME;
    if (file) writeFileSync(file, JSON.stringify(outcomeOf(modules, unhandled)));
  }
}
