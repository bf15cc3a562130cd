/** Both Node (`ENOSPC`) and Postgres (`53100`, or only its words) may be the first to notice. */
export function isOutOfSpace(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as Error & { code?: unknown };
    if (code === 'ENOSPC' || code === '53100' || /no space left on device/i.test(cause.message)) return true;
  }
  return false;
}
