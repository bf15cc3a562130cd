const ENGINES: Record<string, string> = { local: 'Local engine', anthropic: 'Claude', openai: 'OpenAI' };

/** "Local engine", "OpenAI (gpt-4o-mini)". */
export function engineWords({ engine, model }: { engine: string; model: string | null }): string {
  const name = ENGINES[engine] ?? engine;
  return model ? `${name} (${model})` : name;
}

/** "anthropic: timeout; openai: no_key" in the names people know. */
export function fallbackWords(reason: string): string {
  if (reason.split('; ').every((part) => part.endsWith(': no_key'))) return 'no language model is connected';
  return `not answered by ${reason.replaceAll('_', ' ').replace('anthropic', 'Claude').replace('openai', 'OpenAI')}`;
}
