import { failureAttributes } from './filter';
import { pageLabel } from './label';
import { switchOn } from './switch';
import { telemetry } from './telemetry';

/** For the process that Next runs. Next ends it as soon as its server is closed; what is left is sent first. */
export async function switchOnInServer(): Promise<void> {
  const stop = await switchOn('app');
  if (!telemetry()) return;
  const exit = process.exit.bind(process);
  const exitLater = (code?: number) => {
    void stop().finally(() => exit(code));
  };
  process.exit = exitLater as typeof process.exit;
}

export function countPageError(thrown: unknown, file: string): void {
  telemetry()?.record('winloop.page.errors', 1, {
    ...failureAttributes(thrown),
    'http.route': pageLabel(file),
  });
}
