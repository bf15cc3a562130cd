import { describe, expect, it } from 'vitest';
import type { CurrentDirective, Line } from '../intelligence/schema';
import { type Advice, decide, type Guidance } from './decisions';
import { toGuidance } from './directive-source';
import { countWords, draftSequence } from './local';
import type { Preference } from './preferences';

const NOTHING: Guidance = { votes: [], avoid: [], notes: [], warnings: [] };
const practice = (id: string, extra: Partial<Advice>): Advice => ({
  id,
  category: 'email',
  pattern: null,
  content: '',
  rate: 0.1,
  ...extra,
});
const draft = (
  advice: readonly Advice[],
  guidance = NOTHING,
  preferences: Preference[] = [],
  available?: string[],
) => draftSequence({ steps: 3, decided: decide(guidance, advice), advice, preferences, available });

describe('the local engine', () => {
  it('writes neutral forms when nothing is known, and says that there is no evidence', () => {
    const steps = draft([]);
    expect(steps.map(({ day, basis, practice_ids }) => [day, basis, practice_ids])).toEqual([
      [0, 'built_in', []],
      [3, 'built_in', []],
      [7, 'built_in', []],
    ]);
  });

  it('follows a learned pattern and cites it', () => {
    const [first] = draft([
      practice('p1', { pattern: { framework: 'PAS', hook: 'trigger_event', cta: 'send_resource' } }),
    ]);
    expect(first).toMatchObject({
      basis: 'practice',
      practice_ids: ['p1'],
      cta: 'send_resource',
      agent_decisions: {
        WriterAgent: { framework: 'PAS', cta: 'send_resource' },
        PersonalizerAgent: { hooks_used: ['trigger_event'] },
      },
    });
    expect(first?.body).toContain('{last_activity}');
  });

  it('takes a proven text with its slots as it is', () => {
    const content =
      'Hi {first_name},\n\nStock at {company} is a puzzle. Want the plan?\n\nBest,\n{sender_name}';
    const [first] = draft([practice('p2', { content })]);
    expect(first?.body).toBe(content);
    expect(first?.practice_ids).toEqual(['p2']);
  });

  it('does not open on what the record lacks', () => {
    const [first] = draft([practice('p1', { pattern: { hook: 'trigger_event' } })], NOTHING, [], ['company']);
    expect(first?.body).not.toContain('{last_activity}');
    expect(first?.agent_decisions.PersonalizerAgent?.hooks_used).toEqual(['question']);
    expect(first?.practice_ids).toEqual([]);
  });

  it('obeys the directive before the library, and never what it says to avoid', () => {
    const line = (pattern: Record<string, string>, context = {}, practice_ids: string[] = []): Line => ({
      text: 'Use it.',
      pattern,
      context,
      source: 'organisation',
      organizations: null,
      strategy_key: null,
      practice_ids,
      evidence: null,
    });
    const directive: CurrentDirective = {
      id: null,
      agent_name: 'WriterAgent',
      context: {},
      version: 3,
      best_practices: [
        line({ framework: 'AIDA' }, { industry: 'Retail' }),
        line({ framework: 'BAB', tone: 'warm' }),
        line({ cta: 'send_resource' }, {}, ['p9']),
      ],
      guidance: [],
      avoid: [line({ hook: 'question' }), line({ framework: 'BAB', cta: 'send_resource' })],
      evidence: {
        basis: 'organisation',
        metric: 'positive_reply_rate',
        n: 1,
        successes: 1,
        level: 0.9,
        note: '',
      },
      expires_at: null,
      experiment: null,
    };
    const decided = decide(toGuidance([directive], { industry: 'Steel' }), [
      practice('p1', { pattern: { framework: 'PAS', hook: 'question' } }),
    ]);
    expect(decided).toMatchObject({
      framework: 'BAB',
      tone: 'warm',
      hook: 'trigger_event',
      cta: 'send_resource',
    });
    expect(decided.cited.cta).toEqual(['p9']);
  });

  it('writes as the rep prefers', () => {
    const preferences: Preference[] = [
      { kind: 'greeting', value: 'Hey {first_name},' },
      { kind: 'sign_off', value: 'Cheers,' },
      { kind: 'length', value: 'shorter' },
      { kind: 'avoid_phrase', value: 'short' },
      { kind: 'removed_sentence', value: 'I have one question about {company}.' },
    ];
    const [plain, mine] = [draft([])[0], draft([], NOTHING, preferences)[0]];
    expect(mine?.body).toMatch(/^Hey \{first_name\},/);
    expect(mine?.body).toMatch(/Cheers,\n\{sender_name\}$/);
    expect(mine?.body).not.toContain('I have one question');
    expect(countWords(mine?.body ?? '')).toBeLessThan(countWords(plain?.body ?? ''));
  });
});
