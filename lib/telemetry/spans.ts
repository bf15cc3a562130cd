import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Span as ApiSpan,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import { toAppError } from '../errors';
import { allowed, failureAttributes } from './filter';
import { orgLabel } from './label';
import type { Span, Telemetry } from './telemetry';
import { formatTraceparent, parseTraceparent } from './traceparent';
import { type Attributes, SPANS, type SpanShape } from './vocabulary';

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  consumer: SpanKind.CONSUMER,
  internal: SpanKind.INTERNAL,
};

/** Spans of this tracer only, nested by the asynchronous context of their own: no library can add to them. */
export function makeSpans(
  tracer: Tracer,
  record: Telemetry['record'],
): Pick<Telemetry, 'span' | 'traceparent'> {
  const current = new AsyncLocalStorage<ApiSpan>();
  return {
    span: (name, attributes, run) => {
      const shape: SpanShape = SPANS[name];
      const seen: Attributes = { ...attributes };
      const given = allowed(shape.attributes, seen);
      const parent = current.getStore();
      const context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
      const options = { kind: KINDS[shape.kind], attributes: given };
      const span = tracer.startSpan(titleOf(shape, given), options, context);
      const handle = handleOf(span, (more) => {
        Object.assign(seen, more);
        span.setAttributes(allowed(shape.attributes, more));
      });
      const startedAt = performance.now();
      return current.run(span, async () => {
        try {
          return await run(handle);
        } catch (thrown) {
          handle.fail(thrown);
          throw thrown;
        } finally {
          span.end();
          if (shape.duration) record(shape.duration, (performance.now() - startedAt) / 1_000, seen);
        }
      });
    },
    traceparent: () => {
      const span = current.getStore();
      return span && formatTraceparent(span.spanContext());
    },
  };
}

function titleOf({ title: [prefix, ...from] }: SpanShape, given: ReturnType<typeof allowed>): string {
  return [prefix, ...from.map((part) => given[part] ?? 'unknown')].filter(Boolean).join(' ');
}

function handleOf(span: ApiSpan, set: Span['set']): Span {
  return {
    set,
    ofOrg: (orgId) => set({ 'winloop.org': orgLabel(orgId) }),
    fail: (thrown) => {
      set(failureAttributes(thrown));
      // What the caller did wrong is no fault of the server.
      if (toAppError(thrown).status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    },
    failAs: (code) => {
      set({ 'error.type': code });
      span.setStatus({ code: SpanStatusCode.ERROR });
    },
    linkTo: (traceparent) => {
      const context = parseTraceparent(traceparent);
      if (context) span.addLink({ context });
    },
  };
}
