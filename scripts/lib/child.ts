import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { root } from './paths';

export type Child = {
  name: string;
  process: ChildProcess;
  /** The last lines it wrote, for the message when it ends by itself. */
  lastLines: () => string;
  ended: Promise<number | null>;
  stop: () => Promise<void>;
};

type Options = { name: string; args: readonly string[]; env: NodeJS.ProcessEnv; logFile: string };

const KEPT_LINES = 20;
const PATIENCE_MS = 10_000;
const dieWithParent = `${root}scripts/lib/die-with-parent.mjs`;

/** Starts a Node process of the pinned version that ends with this one, however this one ends. */
export function startChild({ name, args, env, logFile }: Options): Child {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile);
  let tail = '';
  const child = spawn(process.execPath, ['--import', dieWithParent, ...args], {
    cwd: root,
    env,
    // Its own group, so that Ctrl-C reaches only this process, which stops the children in order.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      log.write(chunk);
      tail = (tail + chunk.toString()).split('\n').slice(-KEPT_LINES).join('\n');
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code));
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => killGroup(child), PATIENCE_MS);
    await ended;
    clearTimeout(timer);
    killGroup(child);
  };
  return { name, process: child, lastLines: () => tail.trim(), ended, stop };
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody of the group is left.
  }
}
