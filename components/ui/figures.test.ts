import { expect, it } from 'vitest';
import { toCsv } from '@/lib/csv';
import { figureRows } from './figures';

it('writes every value of an answer down, each under its way there', () => {
  const answer = {
    n: 40,
    auc: null,
    interval: [0.6, 0.8],
    steps: [{ step: 'sent', rate: { value: 0.5, n: 4 } }],
    none: [],
  };
  const rows = figureRows(answer);
  expect(rows).toEqual([
    ['n', 40],
    ['auc', null],
    ['interval › 0', 0.6],
    ['interval › 1', 0.8],
    ['steps › 0 › step', 'sent'],
    ['steps › 0 › rate › value', 0.5],
    ['steps › 0 › rate › n', 4],
  ]);
  expect(toCsv(['Figure', 'Value'], rows).split('\r\n')[2]).toBe('auc,');
});
