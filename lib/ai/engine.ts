import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { LIMITS } from './limits';
import { languageModel } from './models';
import { runChain } from './run-chain';
import type { TaskResult } from './schema';
import type { EngineDeps, TaskRequest } from './task';

const real: EngineDeps = {
  clock: { now: () => performance.now(), sleep: (ms) => sleep(ms), random: Math.random },
  limits: LIMITS,
  model: languageModel,
};

/** Runs a task on the first engine of its chain that gives a usable answer. Local always does. */
export function runTask<T, F>(
  request: TaskRequest<T, F>,
  deps: Partial<EngineDeps> = {},
): Promise<TaskResult<T>> {
  return runChain(request, { ...real, ...deps });
}

export type StreamedTask<T> = {
  /** JSON as the model writes it, for `useObject`: not yet verified, so the page marks it as a draft. */
  stream: ReadableStream<string>;
  /** The verified and recorded answer; the page replaces the draft by it. */
  result: Promise<TaskResult<T>>;
};

/** Like runTask, and shows the answer while it is written. Once text was shown, no other engine writes to the stream. */
export function streamTask<T, F>(
  request: TaskRequest<T, F>,
  deps: Partial<EngineDeps> = {},
): StreamedTask<T> {
  let controller: ReadableStreamDefaultController<string> | undefined;
  const stream = new ReadableStream<string>({
    start: (given) => {
      controller = given;
    },
    // A reader that goes away does not stop the work: its result is stored.
    cancel: () => {
      controller = undefined;
    },
  });
  const write = (text: string) => controller?.enqueue(text);
  const finish = () => {
    controller?.close();
    controller = undefined;
  };
  const result = runChain(request, { ...real, ...deps }, { write, finish }).finally(finish);
  // Whoever only reads the stream must not bring the process down.
  result.catch(() => {});
  return { stream, result };
}
