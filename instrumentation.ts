import type { Instrumentation } from 'next';

/** Next runs this once, before the server answers. Without OTEL_EXPORTER_OTLP_ENDPOINT it starts nothing. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { switchOnInServer } = await import('./lib/telemetry/server');
    await switchOnInServer();
  }
}

/** Routes and actions report themselves; a page that cannot be rendered is only seen here. */
export const onRequestError: Instrumentation.onRequestError = async (thrown, _request, context) => {
  if (process.env.NEXT_RUNTIME === 'nodejs' && context.routeType === 'render') {
    const { countPageError } = await import('./lib/telemetry/server');
    countPageError(thrown, context.routePath);
  }
};
