import { describe, expect, it } from 'vitest';
import { AppError, fromDatabase, toAppError } from './errors';

describe('fromDatabase', () => {
  it('keeps the words of our own SQL', () => {
    const error = fromDatabase({ code: 'PT409', message: 'This person is already a member.' });
    expect([error.code, error.status, error.detail]).toEqual([
      'conflict',
      409,
      'This person is already a member.',
    ]);
  });

  it.each([
    ['23505', 409],
    ['23503', 409],
    ['23514', 422],
    ['22P02', 422],
    ['42501', 403],
    ['PGRST116', 404],
    ['PGRST301', 401],
    ['57014', 503],
    ['08006', 503],
    ['XX000', 500],
  ])('maps %s to %i without the words of Postgres', (code, status) => {
    const error = fromDatabase({ code, message: 'invalid input: "secret of a customer"' });
    expect(error.status).toBe(status);
    expect(error.detail).not.toContain('secret');
  });

  it('tells storage that is down from a fault', () => {
    expect(fromDatabase({ code: '', message: 'TypeError: fetch failed' }).code).toBe('unavailable');
    expect(fromDatabase({ code: '', message: 'Unexpected token' }).code).toBe('internal');
  });
});

describe('toAppError', () => {
  it('masks what it does not know and keeps the cause for the log', () => {
    const cause = new Error('select * from secrets');
    const error = toAppError(cause);
    expect(error.detail).toBe('Something went wrong on our side.');
    expect(error.cause).toBe(cause);
  });

  it('passes an AppError on', () => {
    const error = new AppError('not_found', 'There is no such deal.');
    expect(toAppError(error)).toBe(error);
  });
});
