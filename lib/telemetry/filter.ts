import { toAppError } from '../errors';
import { among, label } from './label';
import { ATTRIBUTES, type AttributeName, type Attributes } from './vocabulary';

type Allowed = { [name: string]: string | number | boolean };

/** What is left of attributes when only these names pass, and of their values only those of the right form. */
export function allowed(names: readonly AttributeName[], given: Attributes): Allowed {
  const left: Allowed = {};
  for (const name of names) {
    const value = given[name];
    if (value !== undefined && hasForm(ATTRIBUTES[name], value)) left[name] = value;
  }
  return left;
}

function hasForm(form: RegExp | 'number' | 'flag', value: unknown): boolean {
  if (form === 'flag') return typeof value === 'boolean';
  if (form === 'number') return typeof value === 'number' && Number.isFinite(value);
  return typeof value === 'string' && form.test(value);
}

const CLASSES = [
  'AppError',
  'EnvError',
  'Error',
  'TypeError',
  'RangeError',
  'SyntaxError',
  'ReferenceError',
  'AggregateError',
  'AbortError',
  'TimeoutError',
  'ZodError',
  'PostgrestError',
];

/** A failure without a word of it: messages quote what people typed. */
export function failureAttributes(thrown: unknown): Attributes & { 'error.type': string } {
  const { code } = toAppError(thrown);
  const name = thrown instanceof Error ? thrown.name : '';
  return { 'error.type': label(code), 'exception.type': among(CLASSES, name) };
}
