import { describe, expect, it } from 'vitest';
import type { Practice } from '@/lib/practices/schema';
import { differences, readDraft, readNew } from './practice-input';

function form(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

describe('what the forms hold', () => {
  it('leaves out what is empty, and says each tag once', () => {
    expect(
      readDraft(form({ content: ' Ask. ', industry: 'logistics', region: ' ', tags: 'a, b,, a' })),
    ).toEqual({
      content: 'Ask.',
      context: { industry: 'logistics' },
      tags: ['a', 'b'],
    });
  });
  it('reports figures only when there are any', () => {
    expect(readNew(form({ category: 'cta', content: 'Ask.' }))).not.toHaveProperty('performance_metrics');
    expect(readNew(form({ category: 'cta', content: 'Ask.', sent: '40', replied: '6' }))).toMatchObject({
      category: 'cta',
      performance_metrics: { sent: 40, replied: 6 },
    });
  });
  it('sends only what differs', () => {
    const practice = {
      content: 'Ask.',
      context: { industry: 'logistics', region: 'Nordics' },
      tags: ['a', 'b'],
    } as unknown as Practice;
    const draft = {
      content: 'Ask.',
      context: { region: 'Nordics', industry: 'logistics' },
      tags: ['a', 'b'],
    };
    expect(differences(practice, draft)).toEqual({});
    expect(differences(practice, { ...draft, context: {}, tags: ['b'] })).toEqual({
      context: {},
      tags: ['b'],
    });
  });
});
