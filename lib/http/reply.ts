import type { z } from 'zod';
import { isProduction } from '../env/log-level';
import { AppError } from '../errors';

const WITH_STATUS = Symbol('status');
type WithStatus<T> = { [WITH_STATUS]: number; data: T };
export type Reply<T> = T | WithStatus<T> | Response;

/** Answers 201. */
export function created<T>(data: T): WithStatus<T> {
  return { [WITH_STATUS]: 201, data };
}

/** Answers 202: the work has been queued. */
export function accepted<T>(data: T): WithStatus<T> {
  return { [WITH_STATUS]: 202, data };
}

export function noContent(): Response {
  return new Response(null, { status: 204 });
}

export function jsonResponse(reply: unknown, status = 200): Response {
  return hasStatus(reply)
    ? Response.json(reply.data, { status: reply[WITH_STATUS] })
    : Response.json(reply, { status });
}

/** While developing and testing, an answer that differs from its documented schema is a fault. */
export function checkContract(schema: z.ZodType | undefined, reply: unknown): void {
  if (!schema || isProduction()) return;
  const result = schema.safeParse(hasStatus(reply) ? reply.data : reply);
  if (!result.success) {
    const where = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.code}`).join(', ');
    throw new AppError('internal', `The answer does not match its schema: ${where}.`, {
      cause: result.error,
    });
  }
}

function hasStatus(reply: unknown): reply is WithStatus<unknown> {
  return typeof reply === 'object' && reply !== null && WITH_STATUS in reply;
}
