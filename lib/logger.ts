import pino from 'pino';
import { logLevel } from './env/log-level';

/** Structured logs. Ids, counts and times only: no customer text, no secrets. */
export const logger = pino({
  level: logLevel(),
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: {
    paths: ['authorization', 'cookie', 'apikey', 'password', 'token', 'secret', 'email', 'body'].flatMap(
      (name) => [name, `*.${name}`],
    ),
    censor: '[redacted]',
  },
  serializers: { err: describeError },
});

export type Logger = pino.Logger;

const QUOTED = /(["'`(])(?:(?!\1).)+?(["'`)])/gs;

/** Name, code, message without quoted values (databases quote what people typed), frames, causes. */
export function describeError(thrown: unknown, depth = 0): Record<string, unknown> {
  if (typeof thrown !== 'object' || thrown === null) return { type: typeof thrown };
  const error = thrown as { name?: string; code?: string; message?: string; stack?: string; cause?: unknown };
  return {
    type: error.name,
    code: error.code,
    message: error.message?.replace(QUOTED, '$1…$2').slice(0, 300),
    frames: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
    ...(error.cause !== undefined && depth < 3 ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}
