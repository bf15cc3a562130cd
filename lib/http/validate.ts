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
  return error.issues
    .slice(0, 100)
    .map((issue) => ({ path: issue.path.map(String).join('.'), message: issue.message }));
}

/** A sentence of ours stands for itself; the validator's own wording needs the name of the field. */
function summary(errors: readonly FieldError[]): string {
  const [first] = errors;
  if (!first) return 'The request is not valid.';
  return first.path && !first.message.endsWith('.') ? `${first.path}: ${first.message}` : first.message;
}
