import { randomUUID } from 'node:crypto';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { makeInstruments } from './instruments';
import { makeSpans } from './spans';
import { setTelemetry } from './telemetry';
import { watched } from './watched';

export type Running = { flush: () => Promise<void>; stop: () => Promise<void> };
const SCOPE = 'winloop';
const PATIENCE_MS = 3_000;

/**
 * Sends spans and metrics by OTLP over HTTP. Nothing is registered with the global API of OpenTelemetry, so Next, the
 * AI SDK and other libraries that would report addresses or prompts have nobody to report to. The exporters read
 * the standard OTEL_* variables themselves.
 */
export function start(
  process: 'app' | 'worker',
  metricIntervalMs: number,
  patienceMs = PATIENCE_MS,
): Running {
  const resource = resourceFromAttributes({
    'service.name': 'winloop',
    // Two processes that count under one name would overwrite each other's sums.
    'service.instance.id': randomUUID(),
    'winloop.process': process,
  }).merge(detectResources({ detectors: [envDetector] }));
  const tracers = new BasicTracerProvider({
    resource,
    spanProcessors: [new BatchSpanProcessor(watched(new OTLPTraceExporter(), 'traces'))],
  });
  const meters = new MeterProvider({
    resource,
    readers: [
      new PeriodicExportingMetricReader({
        exporter: watched(new OTLPMetricExporter(), 'metrics'),
        exportIntervalMillis: metricIntervalMs,
        exportTimeoutMillis: Math.min(metricIntervalMs, 10_000),
      }),
    ],
  });
  const instruments = makeInstruments(meters.getMeter(SCOPE));
  setTelemetry({ ...instruments, ...makeSpans(tracers.getTracer(SCOPE), instruments.record) });
  return {
    flush: () => within(patienceMs, [tracers.forceFlush(), meters.forceFlush()]),
    stop: () => {
      setTelemetry(undefined);
      return within(patienceMs, [tracers.shutdown(), meters.shutdown()]);
    },
  };
}

/** An endpoint that does not answer must not keep a process alive. */
async function within(milliseconds: number, work: Promise<unknown>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([Promise.allSettled(work), late]);
  clearTimeout(timer);
}
