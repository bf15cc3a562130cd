import 'server-only';
import { toAppError } from '../errors';
import { logger } from '../logger';

type Fault = { type: 'error'; message: string };

export const NDJSON = 'application/x-ndjson';

/**
 * Events as one JSON object a line. The first event is awaited, so that an unknown subject is still a 404; a fault
 * after that becomes the last line.
 */
export async function streamEvents<E extends { type: string }>(
  events: AsyncGenerator<E | Fault>,
): Promise<Response> {
  const first = await events.next();
  const encoder = new TextEncoder();
  const line = (event: E | Fault) => encoder.encode(`${JSON.stringify(event)}\n`);
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (!first.done) controller.enqueue(line(first.value));
    },
    pull: async (controller) => {
      try {
        const next = await events.next();
        if (next.done) controller.close();
        else controller.enqueue(line(next.value));
      } catch (thrown) {
        logger.error({ err: thrown }, 'generation failed after it began');
        controller.enqueue(line({ type: 'error', message: toAppError(thrown).detail }));
        controller.close();
      }
    },
    // A reader that goes away does not stop the work: its result is stored.
    cancel: () => {
      drain(events).catch((thrown) =>
        logger.error({ err: thrown }, 'generation failed after its reader left'),
      );
    },
  });
  return new Response(body, { headers: { 'content-type': NDJSON, 'x-accel-buffering': 'no' } });
}

async function drain(events: AsyncGenerator<unknown>): Promise<void> {
  while (!(await events.next()).done);
}
