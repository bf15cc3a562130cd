import {
  ENGINES,
  type Engine,
  type EngineSettings,
  engineSettings,
  type RemoteEngine,
  type Task,
} from './schema';

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
  const chosen = parseSettings(settings)[task];
  const order: readonly Engine[] = chosen?.chain ?? ORDER[task];
  const withLocal = [...new Set([...order, 'local' as const])];
  // What stands behind local is never reached.
  return withLocal.slice(0, withLocal.indexOf('local') + 1).map((engine) => {
    if (engine === 'local') return { engine, model: LOCAL_MODEL };
    return { engine, model: chosen?.models?.[engine] ?? defaultModel(engine, task, models) };
  });
}

function parseSettings(settings: unknown): EngineSettings {
  const engines = settings && typeof settings === 'object' && 'engines' in settings ? settings.engines : {};
  return engineSettings.parse(engines);
}

function defaultModel(engine: RemoteEngine, task: Task, models: Models): string {
  if (engine === 'anthropic') return models.anthropic;
  return task === 'persona' ? models.openaiSmall : models.openai;
}

export function isEngine(value: string): value is Engine {
  return ENGINES.some((engine) => engine === value);
}
