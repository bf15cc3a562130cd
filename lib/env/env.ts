import { AppError } from '../errors';
import { type Env, type VariableName, variables } from './variables';

const names = Object.keys(variables) as VariableName[];
let parsed: Env | undefined;

/** The environment, parsed at first use: building and testing need none of it. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}

/** An optional variable that this piece of work cannot do without. */
export function requireEnv<Name extends VariableName>(name: Name): NonNullable<Env[Name]> {
  const value = env()[name];
  if (value === undefined || value === null) {
    throw new AppError('unavailable', `${name} is not set. ${where(name)}`);
  }
  return value;
}

/** For tests, which start stacks on their own ports. */
export function overrideEnv(values: Record<string, string | undefined>): void {
  parsed = parseEnv({ ...process.env, ...values });
}

export function parseEnv(source: Record<string, string | undefined>): Env {
  const problems: string[] = [];
  const entries = names.map((name) => {
    const raw = [name, ...variables[name].aliases].map((key) => source[key]).find((value) => value?.trim());
    const result = variables[name].schema.safeParse(raw?.trim());
    if (result.success) return [name, result.data];
    problems.push(
      raw === undefined ? `${name} is not set. ${where(name)}` : `${name} has the wrong form. ${where(name)}`,
    );
    return [name, undefined];
  });
  if (problems.length > 0) throw new EnvError(problems.join(' '));
  return Object.fromEntries(entries) as Env;
}

/** The message names variables and their sources, never a value. */
export class EnvError extends Error {
  override name = 'EnvError';
}

function where(name: VariableName): string {
  return `Get it from ${variables[name].source}.`;
}
