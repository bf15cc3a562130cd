/** Read before the rest of the environment is known to be good: telemetry starts before anything is asked. */
export function telemetrySettings(): { metricIntervalMs: number } | undefined {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SDK_DISABLED, OTEL_METRIC_EXPORT_INTERVAL } = process.env;
  if (!OTEL_EXPORTER_OTLP_ENDPOINT?.trim() || OTEL_SDK_DISABLED === 'true') return undefined;
  const interval = Number(OTEL_METRIC_EXPORT_INTERVAL);
  return { metricIntervalMs: interval > 0 ? interval : 60_000 };
}
