import type { Label } from './label';
import type { MetricName } from './metrics';
import type { Attributes, SpanName } from './vocabulary';

export type Span = {
  set: (attributes: Attributes) => void;
  /** Whose work it is, as a hash. */
  ofOrg: (orgId: string) => void;
  /** Notes the problem code and the class of what was thrown: never its message, never its stack. */
  fail: (thrown: unknown) => void;
  /** For failures that are told by a code and not thrown. */
  failAs: (code: Label) => void;
  /** Points at the trace of a caller (a W3C traceparent); anything else is ignored. */
  linkTo: (traceparent: string | null | undefined) => void;
};

export type Telemetry = {
  span: <T>(name: SpanName, attributes: Attributes, run: (span: Span) => Promise<T>) => Promise<T>;
  record: (metric: MetricName, value: number, attributes?: Attributes) => void;
  /** Reads gauges whenever metrics are sent; the first reader of a gauge stays. */
  observe: (read: () => Promise<Partial<Record<MetricName, number>>>) => void;
  /** The current span as a W3C traceparent. */
  traceparent: () => string | undefined;
};

// On the global object: Next bundles instrumentation.ts apart from the routes, each with its own copy of this module.
const SLOT = Symbol.for('winloop.telemetry');
const room = globalThis as { [SLOT]?: Telemetry | undefined };

/** Undefined unless OTEL_EXPORTER_OTLP_ENDPOINT is set; then nothing of OpenTelemetry is loaded. */
export function telemetry(): Telemetry | undefined {
  return room[SLOT];
}

export function setTelemetry(given: Telemetry | undefined): void {
  room[SLOT] = given;
}

const nothing = () => {};
export const SILENT: Span = { set: nothing, ofOrg: nothing, fail: nothing, failAs: nothing, linkTo: nothing };

/** Runs `run` inside a span, or just runs it. The attributes are computed only when somebody listens. */
export function withSpan<T>(
  name: SpanName,
  attributes: () => Attributes,
  run: (span: Span) => Promise<T>,
): Promise<T> {
  const on = telemetry();
  return on ? on.span(name, attributes(), run) : run(SILENT);
}
