import { ENGINES, type Engine, engineSettings, type RemoteEngine, type Task } from './schema';

type Models = { anthropic: string; openai: string; openaiSmall: string };
export type Link = { engine: RemoteEngine; model: string } | { engine: 'local'; model: string };

export const LOCAL_MODEL = 'winloop-local';

const ORDER: Record<Task, readonly RemoteEngine[]> = {
  insight: ['anthropic', 'openai'],
  plan_narrative: ['anthropic', 'openai'],
  sequence: ['anthropic', 'openai'],
  report: ['anthropic', 'openai'],
  persona: ['openai', 'anthropic'],
  reply: ['openai', 'anthropic'],
  subject_lines: ['openai', 'anthropic'],
};

/** The engines that may answer a task, in order. Local is always last, so a task always has an answer. */
export function chainFor(task: Task, settings: unknown, models: Models): Link[] {
  const chosen = chosenFor(task, settings);
  const order: readonly Engine[] = chosen?.chain ?? ORDER[task];
  const withLocal = [...new Set([...order, 'local' as const])];
  // What stands behind local is never reached.
  return withLocal.slice(0, withLocal.indexOf('local') + 1).map((engine) => {
    if (engine === 'local') return { engine, model: LOCAL_MODEL };
    return { engine, model: chosen?.models?.[engine] ?? defaultModel(engine, task, models) };
  });
}

type Choice = { chain: readonly Engine[]; models?: Partial<Record<RemoteEngine, string>> | undefined };

/** What the organisation chose. A choice that cannot be read keeps the text here: it may have said "only local". */
function chosenFor(task: Task, settings: unknown): Choice | undefined {
  const engines = settings && typeof settings === 'object' && 'engines' in settings ? settings.engines : {};
  const parsed = engineSettings.safeParse(engines);
  return parsed.success ? parsed.data[task] : { chain: ['local'] };
}

function defaultModel(engine: RemoteEngine, task: Task, models: Models): string {
  if (engine === 'anthropic') return models.anthropic;
  return task === 'persona' ? models.openaiSmall : models.openai;
}

export function isEngine(value: string): value is Engine {
  return ENGINES.some((engine) => engine === value);
}
