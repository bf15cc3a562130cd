import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { printOnlyFaults } from './quiet';

const original = console.error;
const print = vi.fn();
beforeEach(() => {
  print.mockClear();
  console.error = print;
  printOnlyFaults();
});
afterEach(() => {
  console.error = original;
});

const failed = (code: string) =>
  Object.assign(new Error('it failed'), { code, query: 'insert …', params: ['Ada Lovelace'] });

it.each(['42501', '23505', 'PT403', 'PGRST205'])(
  'says nothing of a request that was refused with %s',
  (code) => {
    console.error(failed(code));
    expect(print).not.toHaveBeenCalled();
  },
);

it('prints a fault without what people typed', () => {
  console.error(failed('53100'));
  expect(print.mock.calls).toEqual([['Database error 53100: it failed']]);
});

it('leaves everything else alone', () => {
  const error = new Error('boom');
  console.error('Auth error:', error);
  expect(print.mock.calls).toEqual([['Auth error:', error]]);
});
