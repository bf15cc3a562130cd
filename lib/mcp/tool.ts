import type { z } from 'zod';
import type { Caller } from '../auth/principal';
import type { Scope } from '../auth/token';

export type ToolCaller = Pick<Caller, 'db' | 'org' | 'principal'>;

/** What an agent may ask of Winloop: the same services, scopes and rows as the HTTP API. */
export type Tool = {
  name: string;
  title: string;
  description: string;
  scope: Scope;
  input: z.ZodObject;
  run: (caller: ToolCaller, input: unknown) => Promise<unknown>;
};

export function tool<S extends z.ZodObject>(
  definition: Omit<Tool, 'input' | 'run'> & { input: S },
  run: (caller: ToolCaller, input: z.output<S>) => Promise<unknown>,
): Tool {
  return { ...definition, run: (caller, input) => run(caller, definition.input.parse(input)) };
}
