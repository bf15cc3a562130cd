import type { Engines } from '@/lib/orgs/schema';

export type EngineTask = keyof Engines & string;
export type EngineName = 'anthropic' | 'openai' | 'local';
export type EngineOrder = 'anthropic' | 'openai' | 'local';

/** The tasks that the product does today. */
export const ENGINE_TASKS: ReadonlyArray<{ task: EngineTask; label: string; description: string }> = [
  {
    task: 'insight',
    label: 'Deal insights',
    description: 'Words the risks, opportunities and next actions of a deal.',
  },
  {
    task: 'persona',
    label: 'Personas',
    description: 'Words who a buyer is, from what they did.',
  },
];

/** Who is asked first while nothing was chosen; the same as in lib/ai. */
const USUAL: Partial<Record<EngineTask, EngineOrder>> = { persona: 'openai' };

const CHAINS: Record<EngineOrder, EngineName[]> = {
  anthropic: ['anthropic', 'openai', 'local'],
  openai: ['openai', 'anthropic', 'local'],
  local: ['local'],
};

export const ORDERS: ReadonlyArray<{ value: EngineOrder; label: string }> = [
  { value: 'anthropic', label: 'Anthropic, then OpenAI, then local' },
  { value: 'openai', label: 'OpenAI, then Anthropic, then local' },
  { value: 'local', label: 'Only local' },
];

export function chainOf(order: EngineOrder): EngineName[] {
  return CHAINS[order];
}

/** The order that a stored chain stands for, or the usual one of the task when nothing was chosen. */
export function orderOf(task: EngineTask, chain: readonly EngineName[] | undefined): EngineOrder {
  return chain?.[0] ?? USUAL[task] ?? 'anthropic';
}

/** Who answers now: the first of the chain that is ready. */
export function answersNow(order: EngineOrder, ready: Record<EngineName, boolean>): EngineName {
  return CHAINS[order].find((engine) => ready[engine]) ?? 'local';
}
