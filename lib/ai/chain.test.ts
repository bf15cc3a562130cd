import { describe, expect, it } from 'vitest';
import { chainFor } from './chain';
import { costOf, priceOf } from './prices';
import { TASKS } from './schema';

const models = { anthropic: 'claude-x', openai: 'gpt-x', openaiSmall: 'gpt-x-mini' };
const engines = (task: (typeof TASKS)[number], settings: unknown = {}) =>
  chainFor(task, settings, models).map((link) => `${link.engine}:${link.model}`);

describe('chainFor', () => {
  it('has the defaults of the architecture', () => {
    expect(engines('insight')).toEqual(['anthropic:claude-x', 'openai:gpt-x', 'local:winloop-local']);
    expect(engines('persona')).toEqual(['openai:gpt-x-mini', 'anthropic:claude-x', 'local:winloop-local']);
    expect(engines('reply')[0]).toBe('openai:gpt-x');
  });

  it('follows the organisation, models included, and asks nobody behind local', () => {
    const settings = {
      engines: {
        reply: { chain: ['local', 'openai'] },
        insight: { chain: ['openai'], models: { openai: 'ft:gpt-x:acme' } },
      },
    };
    expect(engines('reply', settings)).toEqual(['local:winloop-local']);
    expect(engines('insight', settings)).toEqual(['openai:ft:gpt-x:acme', 'local:winloop-local']);
    expect(engines('report', settings)).toEqual(engines('report'));
  });

  it('keeps the text here when the settings are damaged', () => {
    for (const settings of [{ engines: 5 }, { engines: { reply: { chain: ['skynet'] } } }]) {
      for (const task of TASKS) expect(engines(task, settings)).toEqual(['local:winloop-local']);
    }
    for (const settings of [null, 'x', {}]) expect(engines('reply', settings)).toEqual(engines('reply'));
  });
});

describe('costOf', () => {
  const usage = { inputTokens: 1_000_000, outputTokens: 100_000 };
  it('knows published prices, dated versions included, and takes the operator’s own first', () => {
    expect(costOf('gpt-4o-mini-2024-07-18', usage)).toBeCloseTo(0.21);
    expect(costOf('gpt-4o', usage)).toBeCloseTo(3.5);
    expect(costOf('my-model', usage, 'other=9/9, my-model=1/2')).toBeCloseTo(1.2);
  });
  it('says nothing rather than a guess', () => {
    expect(costOf('unheard-of', usage)).toBeNull();
    expect(priceOf('unheard-of')).toBeUndefined();
    expect(priceOf('my-model', 'my-model=1/2')).toEqual({ input: 1, output: 2 });
    expect(costOf('gpt-4o', { inputTokens: undefined, outputTokens: 3 })).toBeNull();
    expect(costOf('my-model', usage, 'my-model=free')).toBeNull();
  });
});
