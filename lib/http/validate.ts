import type { z } from 'zod';
import { AppError, type ErrorCode, type FieldError } from '../errors';

/** The input as the schema gives it, or an error that names every field. */
export function validate<S extends z.ZodType>(
  schema: S,
  input: unknown,
  code: ErrorCode = 'validation',
): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = fieldErrors(result.error);
  const detail = code === 'not_found' ? 'There is nothing here with this id.' : summary(errors);
  throw new AppError(code, detail, code === 'not_found' ? {} : { errors });
}

export function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap(leaves).slice(0, 100);
}

/** Of the forms that a body may take, the complaint is about the one that it came closest to. */
function leaves(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String).join('.');
  const branches = issue.code === 'invalid_union' ? issue.errors : [];
  const closest = branches.toSorted((a, b) => mismatch(a) - mismatch(b))[0];
  if (!closest || mismatch(closest) === Number.POSITIVE_INFINITY) return [{ path, message: issue.message }];
  return closest
    .flatMap(leaves)
    .map((leaf) => ({ ...leaf, path: [path, leaf.path].filter(Boolean).join('.') }));
}

/** Infinite when the form doesn't fit at all (an object where an array is wanted), otherwise how much is wrong. */
function mismatch(issues: readonly z.core.$ZodIssue[]): number {
  return issues.some(({ path }) => path.length === 0) ? Number.POSITIVE_INFINITY : issues.length;
}

/** A sentence of ours stands for itself; the validator's own wording needs the name of the field. */
function summary(errors: readonly FieldError[]): string {
  const [first] = errors;
  if (!first) return 'The request is not valid.';
  return first.path && !first.message.endsWith('.') ? `${first.path}: ${first.message}` : first.message;
}
