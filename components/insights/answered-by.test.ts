import { describe, expect, it } from 'vitest';
import { engineWords, fallbackWords } from './answered-by';

describe('which engine answered', () => {
  it('names it, with its model where it has one', () => {
    expect(engineWords({ engine: 'openai', model: 'gpt-4o-mini' })).toBe('OpenAI (gpt-4o-mini)');
    expect(engineWords({ engine: 'local', model: null })).toBe('Local engine');
  });
  it('says why an earlier one did not', () => {
    expect(fallbackWords('anthropic: no_key; openai: no_key')).toBe('no language model is connected');
    expect(fallbackWords('openai: rate_limited; anthropic: no_key')).toBe(
      'not answered by OpenAI: rate limited; Claude: no key',
    );
  });
});
