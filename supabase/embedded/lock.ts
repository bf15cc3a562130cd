import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';

type Owner = { pid: number; startedAt: string; host: string };

/** A person can act on this message, so it is shown without a stack. */
export class StackError extends Error {
  override name = 'StackError';
}

const GUARD_STALE_MS = 10_000;

/**
 * Takes the data directory for this process. PGlite has no lock of its own, and two openers lose
 * acknowledged writes without an error. The lock names its owner, so that one left behind by a killed
 * process is recognised at once; a heartbeat would fail whenever a long statement blocks the owner.
 */
export function lockDataDir(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const file = `${dataDir}.lock`;
  const mine = JSON.stringify(self());
  if (!create(file, mine)) takeOver(file, dataDir, mine);
  return () => {
    if (read(file) === mine) rmSync(file, { force: true });
  };
}

function takeOver(file: string, dataDir: string, mine: string): void {
  refuseIfOwned(file, dataDir);
  // Two starters may both see the stale lock: only the holder of the guard may replace it.
  const guard = `${file}.takeover`;
  if (isOlderThan(guard, GUARD_STALE_MS)) rmSync(guard, { force: true });
  if (!create(guard, mine)) throw inUse(dataDir, undefined);
  try {
    refuseIfOwned(file, dataDir);
    rmSync(file, { force: true });
    if (!create(file, mine)) throw inUse(dataDir, undefined);
  } finally {
    rmSync(guard, { force: true });
  }
}

function refuseIfOwned(file: string, dataDir: string): void {
  const owner = parse(read(file));
  if (!owner) return;
  if (owner.host !== hostname()) {
    throw new StackError(
      `The data directory ${dataDir} was last opened on the machine ${owner.host}: stop Winloop there, or delete ${file} if that machine is gone.`,
    );
  }
  if (startOf(owner.pid) === owner.startedAt) throw inUse(dataDir, owner.pid);
}

function inUse(dataDir: string, pid: number | undefined): StackError {
  const by = pid === undefined ? 'another process' : `process ${pid}`;
  return new StackError(`The data directory ${dataDir} is in use by ${by}: stop that Winloop first.`);
}

function create(file: string, text: string): boolean {
  let handle: number;
  try {
    handle = openSync(file, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  try {
    writeSync(handle, text);
  } finally {
    closeSync(handle);
  }
  return true;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function parse(text: string): Owner | undefined {
  try {
    const value = JSON.parse(text) as Partial<Owner>;
    if (typeof value.pid !== 'number' || typeof value.host !== 'string') return undefined;
    return { pid: value.pid, host: value.host, startedAt: String(value.startedAt) };
  } catch {
    return undefined;
  }
}

function isOlderThan(file: string, ms: number): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats !== undefined && Date.now() - stats.mtimeMs > ms;
}

function self(): Owner {
  return { pid: process.pid, startedAt: startOf(process.pid) ?? '', host: hostname() };
}

/** When the process began, in the kernel's ticks, so that a reused process id is not taken for the owner. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(join('/proc', String(pid), 'stat'), 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return isRunning(pid) ? 'running' : undefined;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
