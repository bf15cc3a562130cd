import { describe, expect, it } from 'vitest';
import type { CurrentDirective, Directive, Line } from '../intelligence/schema';
import type { Told } from '../intelligence/service';
import { type Advice, decide, type Guidance } from './decisions';
import { toGuidance } from './directive-source';
import { countWords } from './letter';
import { draftSequence } from './local';
import type { Preference } from './preferences';

const NOTHING: Guidance = { lines: [], avoid: [], warnings: [], timing: [] };
const practice = (id: string, extra: Partial<Advice>): Advice => ({
  id,
  category: 'email',
  pattern: null,
  content: '',
  floor: 0.1,
  isRequired: false,
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

  const line = (
    pattern: Record<string, string>,
    source: Line['source'] = 'plan',
    context = {},
    practice_ids: string[] = [],
  ): Line => ({
    text: `Use ${Object.values(pattern).join(' ')}.`,
    pattern,
    context,
    source,
    organizations: null,
    strategy_key: null,
    practice_ids,
    evidence: null,
  });
  const told = (best_practices: Line[], avoid: Line[] = []): Told => {
    const words = { agent_name: 'WriterAgent' as const, context: {}, version: 3, best_practices, avoid };
    const directive = { ...words, guidance: [] };
    const layer = directive as unknown as Directive;
    return { directive: directive as unknown as CurrentDirective, layers: [layer] };
  };
  const steel = (best: Line[], avoid: Line[] = []) => toGuidance([told(best, avoid)], { industry: 'Steel' });

  it('obeys a rule before the library, cites it, and never takes what is to be avoided', () => {
    const guidance = steel(
      [
        line({ framework: 'AIDA' }, 'plan', { industry: 'Retail' }),
        line({ framework: 'BAB', tone: 'warm' }),
        line({ cta: 'send_resource' }, 'plan', {}, ['p9']),
      ],
      [line({ hook: 'question' }, 'organisation'), line({ framework: 'BAB', cta: 'send_resource' })],
    );
    const decided = decide(guidance, [practice('p1', { pattern: { framework: 'PAS', hook: 'question' } })]);
    expect(decided).toMatchObject({
      framework: { value: 'BAB', by: 'rule' },
      tone: { value: 'warm', by: 'rule' },
      hook: { value: 'peer_result', by: 'neutral' },
      cta: { value: 'send_resource', practiceIds: ['p9'] },
    });
    const [first, second] = draft([], guidance);
    expect(first?.directives).toContainEqual({
      agent_name: 'WriterAgent',
      version: 3,
      text: 'Use BAB warm.',
      source: 'plan',
      decision: 'framework',
      value: 'BAB',
    });
    expect(first?.basis).toBe('practice');
    // A rule shapes what follows too, and only what is shaped by it is logged as such.
    expect(second?.body).toContain('half a year from now');
    expect(second?.agent_decisions.WriterAgent?.framework).toBe('BAB');
    expect(draft([])[1]?.agent_decisions.WriterAgent).not.toHaveProperty('framework');
  });

  it('takes one piece of advice: the best practice, otherwise the strongest line of a directive', () => {
    const learned = steel([line({ hook: 'peer_result' }, 'commons'), line({ tone: 'warm' }, 'commons')]);
    expect(decide(learned, [])).toMatchObject({
      hook: { value: 'peer_result', by: 'lead', line: { source: 'commons' } },
      tone: { value: 'direct', by: 'neutral' },
    });
    const advised = decide(learned, [
      practice('p2', { pattern: { cta: 'send_resource' } }),
      practice('p1', { pattern: { framework: 'PAS' }, floor: 0.2 }),
    ]);
    expect(advised).toMatchObject({
      framework: { value: 'PAS', by: 'lead', practiceIds: ['p1'] },
      hook: { by: 'neutral' },
      cta: { by: 'neutral' },
    });
    expect(draft([], learned)[0]).toMatchObject({ basis: 'directive', practice_ids: [] });
    const ruled = steel([line({ framework: 'PAS' })]);
    expect(
      decide(ruled, [
        practice('p1', { pattern: { framework: 'PAS' }, floor: 0.2 }),
        practice('p2', { pattern: { cta: 'send_resource' } }),
      ]),
    ).toMatchObject({
      framework: { by: 'rule', practiceIds: ['p1'] },
      cta: { by: 'lead', practiceIds: ['p2'] },
    });
  });

  it('uses and cites what the rep asked for, unless a rule forbids it', () => {
    const asked = practice('p7', { pattern: { cta: 'calendar_link' }, isRequired: true });
    const best = practice('p1', { pattern: { framework: 'PAS' } });
    expect(draft([asked, best])[0]).toMatchObject({ cta: 'calendar_link', practice_ids: ['p1', 'p7'] });
    const forbidden = steel([], [line({ cta: 'calendar_link' })]);
    expect(draft([asked], forbidden)[0]?.cta).toBe('interest_question');
    const words = practice('p8', { category: 'cta', content: 'Shall I call you?', isRequired: true });
    const [first, second] = draft([words]);
    expect(first?.body).toContain('Shall I call you?');
    expect(first?.practice_ids).toEqual(['p8']);
    expect(second?.practice_ids).toEqual([]);
  });

  it('writes in the rule’s shape where the library has a text of another', () => {
    const stored = practice('p2', { content: 'Stock at {company} is a puzzle. Want the plan?' });
    expect(draft([stored])[0]?.body).toContain('puzzle');
    expect(draft([stored], steel([line({ framework: 'PAS' })]))[0]?.body).not.toContain('puzzle');
  });

  it('writes subject lines in the style of a rule, and short messages where a rule says short', () => {
    const guidance = steel([line({ subject_style: 'first_name' }), line({ length: 'short' })]);
    const [first] = draft([], guidance);
    expect(first?.subject_line).toBe('{first_name}, one thought');
    expect(first?.directives.map(({ decision }) => decision)).toEqual(['length', 'subject_style']);
    expect(countWords(first?.body ?? '')).toBeLessThan(80);
    const [long] = draft([], steel([line({ subject_length: 'long' })]));
    expect(long?.subject_line?.length).toBeGreaterThan(40);
    expect(long?.directives.map(({ decision }) => decision)).toEqual(['subject_length']);
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

it('cites a rule about when to send on every mail, and on nothing else', () => {
  const timing = [
    {
      ...{ agent_name: 'DeliverabilityAgent', version: 3, text: 'Always use the hours from 12:00 to 15:00.' },
      ...{ source: 'plan' as const, decision: 'send_window', value: '12-15' },
    },
  ];
  const decided = decide({ lines: [], avoid: [], warnings: [], timing }, []);
  const steps = draftSequence({
    steps: 4,
    decided,
    advice: [],
    preferences: [],
    timing,
    available: undefined,
  });
  expect(steps.map(({ channel, directives }) => [channel, directives])).toEqual([
    ['email', timing],
    ['email', timing],
    ['linkedin', []],
    ['email', timing],
  ]);
  expect(steps.every(({ basis }) => basis === 'built_in')).toBe(true);
});
