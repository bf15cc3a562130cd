import type { Instrumentation } from 'next';

/** Next runs this once, before the server answers. Without OTEL_EXPORTER_OTLP_ENDPOINT it loads nothing. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { switchOn } = await import('./lib/telemetry/switch');
  const stop = await switchOn('app');
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
}

/** Routes and actions report themselves; a page that cannot be rendered is only seen here. */
export const onRequestError: Instrumentation.onRequestError = async (thrown, _request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || context.routeType !== 'render') return;
  const { countPageError } = await import('./lib/telemetry/page-error');
  countPageError(thrown, context.routePath);
};
