import { telemetrySettings } from '../env/telemetry';
import { logger } from '../logger';

/** Loads and starts OpenTelemetry when an endpoint is set. Answers how to stop it; never fails. */
export async function switchOn(process: 'app' | 'worker'): Promise<() => Promise<void>> {
  const settings = telemetrySettings();
  if (!settings) return async () => {};
  try {
    const { start } = await import('./start');
    return start(process, settings.metricIntervalMs).stop;
  } catch (thrown) {
    logger.warn({ err: thrown }, 'telemetry not started');
    return async () => {};
  }
}
