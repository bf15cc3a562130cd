import { failureAttributes } from './filter';
import { pageLabel } from './label';
import { switchOn } from './switch';
import { telemetry } from './telemetry';

/** For the process that Next runs: what is left is sent when it is told to stop. */
export async function switchOnInServer(): Promise<void> {
  const stop = await switchOn('app');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
}

export function countPageError(thrown: unknown, file: string): void {
  telemetry()?.record('winloop.page.errors', 1, {
    ...failureAttributes(thrown),
    'http.route': pageLabel(file),
  });
}
