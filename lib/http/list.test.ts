import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterPosition, decodeCursor, encodeCursor, listQuery, toPage } from './list';

const id = '6f9d5a52-7c3e-4f0e-9c53-0d2a4bb0f3a1';

describe('cursors', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer()), fc.uuid({ version: 4 }), (value, key) => {
        expect(decodeCursor(encodeCursor([value, key]))).toEqual([value, key]);
      }),
    );
  });

  it.each(['', 'x', 'eyJhIjoxfQ', encodeCursor([id, id]).slice(3)])('refuse %j with a 422', (cursor) => {
    expect(() => decodeCursor(cursor)).toThrow(/not one that we gave out/);
  });

  it('cannot break out of the filter', () => {
    const filter = afterPosition(['a",id.gt.0),or("', id], 'name', 'asc');
    expect(filter).toBe(`name.gt."a\\",id.gt.0),or(\\"",and(name.eq."a\\",id.gt.0),or(\\"",id.gt.${id})`);
  });
});

it('says that there is more only when there is', () => {
  const rows = [
    { id, at: 'a' },
    { id, at: 'b' },
  ];
  const positionOf = (row: { id: string; at: string }): [string, string] => [row.at, row.id];
  expect(toPage(rows, 2, positionOf).next_cursor).toBeNull();
  const page = toPage(rows, 1, positionOf);
  expect(page.data).toHaveLength(1);
  expect(decodeCursor(page.next_cursor ?? '')).toEqual(['a', id]);
});

it('keeps the limit between 1 and 200, 50 when absent', () => {
  expect(listQuery.parse({}).limit).toBe(50);
  for (const limit of ['0', '201', 'x', '1.5']) expect(listQuery.safeParse({ limit }).success).toBe(false);
});
