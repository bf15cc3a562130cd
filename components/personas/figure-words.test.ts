import { describe, expect, it } from 'vitest';
import { figureText, measureText } from './figure-words';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const figure = (value: number | null, interval: [number, number] | null, n: number) => ({
  value,
  interval,
  n,
  period: null,
  receipts: [],
});
const textOf = (given: ReturnType<typeof figure>) => {
  const { value, note } = figureText(given, 'hours', 'en-GB');
  return `${plain(value)} | ${plain(note)}`;
};

describe('figures in words', () => {
  it('choose the unit that reads best, one unit for value and interval', () => {
    expect(textOf(figure(18.2, [12, 30], 9))).toBe('18 hours | 12–30 hours, n = 9');
    expect(textOf(figure(60, [24, 120], 1200))).toBe('2.5 days | 1–5 days, n = 1,200');
    expect(textOf(figure(0.5, [0.25, 1], 6))).toBe('30 minutes | 15–60 minutes, n = 6');
  });
  it('say when there is no interval, and when there is nothing', () => {
    expect(textOf(figure(1, null, 2))).toBe('1 hour | n = 2, too few for an interval');
    expect(textOf(figure(null, null, 0))).toBe('– | nothing observed yet');
  });
  it('say days of a cycle in days', () => {
    expect(plain(measureText(1, 'days', 'en-GB'))).toBe('1 day');
    expect(plain(measureText(112.4, 'days', 'en-GB'))).toBe('112 days');
  });
});
