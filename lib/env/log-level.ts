/** Read before the rest of the environment is known to be good, so that its complaint can be logged. */
export function logLevel(): string {
  return process.env.LOG_LEVEL ?? (process.env.VITEST ? 'silent' : 'info');
}

export function isProduction(): boolean {
  return process.env.NODE_ENV === 'production';
}
