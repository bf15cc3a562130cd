import { describe, expect, it } from 'vitest';
import { basisText, differenceText, movementOf, movementText, valueText, verdictOf } from './figure-words';
import { figureWith } from './testing/figure';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const value = (number: number, unit: Parameters<typeof figureWith>[0]) =>
  plain(valueText(number, figureWith(unit), 'en-GB'));

describe('a value', () => {
  it('is written in its unit', () => {
    expect(value(0.12, {})).toBe('12 %');
    expect(value(0.034, {})).toBe('3.4 %');
    expect(value(1412.6, { unit: 'ms' })).toBe('1,413 ms');
    expect(value(0.2134, { unit: 'score' })).toBe('0.213');
    expect(value(4.25, { unit: 'stars' })).toBe('4.25 of 5');
    expect(value(52_400, { unit: 'money', currency: 'EUR' })).toBe('€52.4k');
    expect(value(-0.034, { unit: 'points' })).toBe('−3.4 points');
  });
  it('says what it rests on, also where there is no interval', () => {
    const figure = figureWith();
    expect(plain(basisText(figure, figure, 'en-GB'))).toBe('9–16 %, n = 214');
    expect(plain(basisText({ n: 3, interval: null }, figure, 'en-GB'))).toBe('n = 3');
    const points = figureWith({ unit: 'points', interval: [-0.01, 0.05] });
    expect(plain(basisText(points, points, 'en-GB'))).toBe('−1 to +5 points, n = 214');
  });
});

describe('a change', () => {
  it('carries its sign and its range', () => {
    expect(plain(differenceText(-40, { unit: 'ms', currency: null }, 'en-GB'))).toBe('−40 ms');
    expect(plain(differenceText(0, { unit: 'count', currency: null }, 'en-GB'))).toBe('0');
    const change = { value: 0.04, interval: [0.01, 0.08] as [number, number] };
    expect(plain(movementText(change, figureWith(), 'en-GB'))).toBe('+4 points (+1 to +8)');
  });
  it('is none when its range holds zero, whatever the value says', () => {
    expect(verdictOf(figureWith({ change: { value: 0.04, interval: [-0.01, 0.09] } }))).toBe('unclear');
    expect(verdictOf(figureWith({ change: { value: 0.04, interval: [0, 0.09] } }))).toBe('unclear');
  });
  it('is better in the direction that is better', () => {
    const change = { value: -200, interval: [-300, -100] as [number, number] };
    expect(verdictOf(figureWith({ unit: 'ms', better: 'lower', change }))).toBe('better');
    expect(verdictOf(figureWith({ better: 'higher', change }))).toBe('worse');
    expect(verdictOf(figureWith({ better: 'neutral', change }))).toBe('counted');
  });
  it('is not judged without an interval, and not there without a period before', () => {
    expect(verdictOf(figureWith({ change: { value: 3, interval: null } }))).toBe('counted');
    expect(verdictOf(figureWith({ change: null }))).toBe('none');
  });
  it('of a month over month figure is the figure itself', () => {
    const month = figureWith({ scope: 'month', value: 0.05, interval: [0.01, 0.09], change: null });
    expect(movementOf(month)).toEqual({ value: 0.05, interval: [0.01, 0.09] });
    expect(verdictOf(month)).toBe('better');
    expect(movementOf({ ...month, value: null })).toBeNull();
  });
});
