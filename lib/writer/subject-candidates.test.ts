import { describe, expect, it } from 'vitest';
import { fill, flawOf, localCandidates, type SubjectFacts } from './subject-candidates';
import { phrasesOf } from './subject-phrases';
import { checkLines } from './subject-prompt';

const BODY = `Hi Anna,

When an order changes at noon, who knows by one o’clock? Three packaging plants cut their planning time by 18 % with a shared delivery schedule.

Would Tuesday work for a short call?

Best regards,
Priya from Winloop`;
const facts = (given: Partial<SubjectFacts> = {}): SubjectFacts => ({
  body: BODY,
  context: {},
  practices: [],
  directive: [],
  n: 5,
  ...given,
});
const texts = (given: Partial<SubjectFacts> = {}) => localCandidates(facts(given)).map(({ text }) => text);

describe('phrases of a message', () => {
  it('come from the message itself, not from greeting and closing', () => {
    const { questions, topics } = phrasesOf(BODY);
    expect(questions).toContain('Would Tuesday work for a short call?');
    expect(topics).toEqual([
      { text: 'shared delivery schedule', full: 'a shared delivery schedule' },
      { text: 'short call', full: 'a short call' },
    ]);
  });
});

describe('lines made locally', () => {
  it('say nothing of the reader that the message does not say', () => {
    const body =
      'Calabrese Machinery halved the changeover losses last year. Each new site makes it worse for the planning team.';
    const lines = texts({ body, context: { company: 'Brightwell' } });
    expect(lines).toContain('For Brightwell: the changeover losses');
    expect(lines.join()).not.toMatch(
      /losses at Brightwell|Each new site makes\b(?! it)|Brightwell: Calabrese/,
    );
  });

  it('use no slot that nothing fills', () => {
    expect(texts().filter((text) => /[{}]/.test(text))).toEqual([]);
    const named = texts({ context: { company: 'Brightwell', first_name: 'Anna' } });
    expect(named.some((text) => text.includes('Brightwell'))).toBe(true);
    expect(named.some((text) => text.startsWith('Anna, '))).toBe(true);
  });

  it('contain only numbers and names that the message or the context states', () => {
    for (const text of texts({ context: { company: 'Brightwell' } }))
      expect(flawOf(text, facts({ context: { company: 'Brightwell' } }))).toBeUndefined();
    expect(flawOf('How 22 plants did it', facts())).toBe('22');
    expect(flawOf('Your new line in Hamburg', facts())).toBe('Hamburg');
  });

  it('put proven lines first, filled from the context, and leave out those that cannot be', () => {
    const practices = [
      { id: 'p1', content: 'A question about {company}' },
      { id: 'p2', content: 'Your new line in {site}' },
      { id: 'p3', content: 'Saved 40 % at Siemens' },
    ];
    const [first, ...rest] = localCandidates(facts({ practices, context: { company: 'Brightwell' } }));
    expect(first).toMatchObject({
      text: 'A question about Brightwell',
      source: 'practice',
      practiceId: 'p1',
    });
    expect(rest.some(({ practiceId }) => practiceId !== null)).toBe(false);
  });

  it('make something even of a single word', () => {
    expect(texts({ body: 'Hello.' })).toEqual(['Hello']);
    expect(fill('{company} {x}', { company: 'A' })).toBeUndefined();
  });
});

describe('lines of a model', () => {
  it('are dropped when they invent, pose as a reply or are no line', () => {
    const lines = [
      'Planning time, 18 % less',
      'Down 55 %',
      'Re: our call',
      'Two\nlines',
      '{first_name}?',
      '',
    ];
    const { output, dropped, isEmpty } = checkLines({ subject_lines: lines }, facts());
    expect(output.subject_lines).toEqual(['Planning time, 18 % less']);
    expect(dropped).toHaveLength(5);
    expect(isEmpty).toBe(false);
    expect(checkLines({ subject_lines: ['Down 55 %'] }, facts()).isEmpty).toBe(true);
  });
});
