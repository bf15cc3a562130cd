import { logger } from '../logger';

type Result = { code: number; error?: Error };
type Export<Items> = (items: Items, done: (result: Result) => void) => void;
const SUCCESS = 0;

/** Says once that an endpoint does not take what is sent, and once that it does again. */
export function watched<E extends { export: Export<never> }>(exporter: E, signal: 'traces' | 'metrics'): E {
  const send: Export<never> = exporter.export.bind(exporter);
  let isDown = false;
  exporter.export = (items, done) =>
    send(items, (result) => {
      const failed = result.code !== SUCCESS;
      if (failed !== isDown) {
        isDown = failed;
        if (failed)
          logger.warn({ signal, reason: reasonOf(result.error) }, 'telemetry is not taken, and dropped');
        else logger.info({ signal }, 'telemetry is taken again');
      }
      done(result);
    });
  return exporter;
}

/** A status or an errno; the message could repeat the address with its credentials. */
function reasonOf(error: unknown): string | number | undefined {
  const { code, cause } = (error ?? {}) as { code?: string | number; cause?: unknown };
  return code ?? (cause ? reasonOf(cause) : undefined);
}
