import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';

const ALMOST_NOTHING_BYTES = 20_000_000;

/** Both Node (`ENOSPC`) and Postgres (`53100`, or only its words) may be the first to notice. */
export function isOutOfSpace(error: unknown, dir?: string): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as Error & { code?: unknown };
    if (code === 'ENOSPC' || code === '53100' || /no space left on device/i.test(cause.message)) return true;
  }
  // PGlite may only say that its program ended.
  return dir !== undefined && freeBytes(dir) < ALMOST_NOTHING_BYTES;
}

function freeBytes(dir: string): number {
  let existing = dir;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  const { bavail, bsize } = statfsSync(existing);
  return bavail * bsize;
}

export const DISK_FULL = 'The disk is full: free some space and start again; nothing acknowledged was lost.';
