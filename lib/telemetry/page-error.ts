import { failureAttributes } from './filter';
import { pageLabel } from './label';
import { telemetry } from './telemetry';

export function countPageError(thrown: unknown, file: string): void {
  telemetry()?.record('winloop.page.errors', 1, {
    ...failureAttributes(thrown),
    'http.route': pageLabel(file),
  });
}
