import { availableParallelism, loadavg } from 'node:os';
import { peakMemoryMb, round } from './measure';

export type Progress = {
  say: (text: string) => void;
  /** Keeps a part that is done, and prints it on stderr: whatever happens next, it is not lost. */
  done: <T>(name: string, part: T) => T;
};

/**
 * Runs a bench that takes long. Its report goes to stdout at the end, also when it breaks off: then with what was done
 * until then and the reason, and the exit code says so.
 */
export async function reportOn(
  bench: string,
  facts: Record<string, unknown>,
  work: (progress: Progress) => Promise<Record<string, unknown>>,
): Promise<void> {
  const started = performance.now();
  const parts: Record<string, unknown[]> = {};
  const say = (text: string) => {
    const seconds = Math.round((performance.now() - started) / 1_000);
    process.stderr.write(`${bench}: ${seconds} s, load ${round(loadavg()[0] ?? 0, 1)}, ${text}\n`);
  };
  const done = <T>(name: string, part: T): T => {
    parts[name] = [...(parts[name] ?? []), part];
    say(`${name} ${JSON.stringify(part)}`);
    return part;
  };
  let rest: Record<string, unknown>;
  try {
    rest = await work({ say, done });
  } catch (error) {
    rest = { broken_off: reasonOf(error) };
    process.exitCode = 1;
  }
  const machine = {
    cpus: availableParallelism(),
    load_average: loadavg().map((load) => round(load)),
    node: process.version,
    peak_memory_mb: peakMemoryMb(),
  };
  process.stdout.write(`${JSON.stringify({ bench, ...facts, ...parts, ...rest, machine }, null, 2)}\n`);
}

/** With its causes: "cannot be reached" alone does not say why. */
function reasonOf(error: unknown): string {
  if (error instanceof Error)
    return [error.message, error.cause && reasonOf(error.cause)].filter(Boolean).join(' ← ');
  return typeof error === 'object' ? JSON.stringify(error) : String(error);
}
