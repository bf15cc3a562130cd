import { describe, expect, it } from 'vitest';
import type { Figure } from '@/lib/learning/schema';
import { answerOf, headlinesOf, openText } from './headlines';
import { figureWith } from './testing/figure';

const better = (over: Partial<Figure> = {}) => figureWith(over);
const worse = (over: Partial<Figure> = {}) =>
  figureWith({
    key: 'error_rate',
    label: 'Failed exchanges',
    better: 'lower',
    value: 0.2,
    previous: { value: 0.1, n: 100, interval: [0.06, 0.16] },
    change: { value: 0.1, interval: [0.03, 0.17] },
    ...over,
  });
const unclear = (key: string) =>
  figureWith({ key, label: key, change: { value: 0.04, interval: [-0.02, 0.1] } });
const thin = (key: string) =>
  figureWith({ key, label: key, value: null, interval: null, change: null, n: 0, why_empty: 'Nothing yet.' });
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the answer', () => {
  it('weighs what is better against what is worse', () => {
    expect(answerOf([better(), unclear('a'), unclear('b')])).toBe(
      'It is getting better: 1 figure is better, 2 without a clear change',
    );
    expect(answerOf([worse()])).toBe('It is getting worse: 1 is worse');
    expect(answerOf([better(), better(), worse()])).toBe('Mostly better: 2 figures are better, 1 is worse');
    expect(answerOf([better(), worse()])).toContain('Better in part, worse in part');
  });
  it('does not take for progress what chance alone would show', () => {
    const many = Array.from({ length: 19 }, (_, at) => unclear(`figure ${at}`));
    expect(answerOf([better(), ...many])).toBe(
      'Hardly any clear change: 1 figure is better, 19 without a clear change',
    );
  });
  it('leaves out what is neither good nor bad', () => {
    expect(answerOf([better({ better: 'neutral' }), unclear('a')])).toBe(
      'No clear change, for better or for worse',
    );
  });
  it('says when nothing changed clearly, and when nothing can be compared', () => {
    expect(answerOf([unclear('a')])).toBe('No clear change, for better or for worse');
    expect(answerOf([thin('a'), figureWith({ change: null })])).toMatch(/^Too early to say/);
  });
});

describe('the headlines', () => {
  it('tell from what to what, with the range of the change', () => {
    const [headline] = headlinesOf([better()], 'en-GB');
    expect(headline).toMatchObject({ kind: 'better', key: 'positive_replies' });
    expect(plain(headline?.text ?? '')).toBe('Positive replies rose from 8 % to 12 %: +4 points (+1 to +8).');
  });
  it('begin with the clearest changes, two of a kind at most', () => {
    const weak = better({ key: 'weak', change: { value: 0.04, interval: [0.001, 0.3] } });
    const keys = headlinesOf([weak, better({ key: 'a' }), better({ key: 'b' }), worse()], 'en-GB').map(
      ({ kind, key }) => `${kind} ${key}`,
    );
    expect(keys).toEqual(['better a', 'better b', 'worse error_rate']);
  });
  it('name what cannot be told, and how many more there are', () => {
    const figures = ['A', 'B', 'C', 'D', 'E'].map(thin);
    const [headline] = headlinesOf(figures, 'en-GB');
    expect(headline).toMatchObject({
      kind: 'thin',
      key: 'A',
      text: 'Too little to say about A, B, C and 2 more.',
    });
    const [dark] = headlinesOf(['A', 'B', 'C'].map(unclear), 'en-GB');
    expect(plain(dark?.text ?? '')).toBe(
      'No clear change: A +4 points (−2 to +10), B +4 points (−2 to +10) and 1 more.',
    );
  });
});

it('what is open is counted, and how much of it is urgent', () => {
  expect(openText([{ severity: 'low' }])).toBe('1 open suggestion for agents.');
  expect(openText([{ severity: 'high' }, { severity: 'low' }])).toBe(
    '2 open suggestions for agents, 1 of high severity.',
  );
});
