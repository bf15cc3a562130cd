import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareValues, parseSort, writeSort } from './data-table-columns';

const columns = [{ id: 'name' }, { id: 'amount' }];

describe('the order in the address', () => {
  it('reads both directions and refuses columns that do not exist', () => {
    expect(parseSort('-amount', columns)).toEqual({ id: 'amount', desc: true });
    expect(parseSort('name', columns)).toEqual({ id: 'name', desc: false });
    expect(parseSort('password', columns)).toBeNull();
    expect(parseSort(null, columns)).toBeNull();
  });
  it('survives the round trip', () => {
    const sorts = fc.record({ id: fc.constantFrom('name', 'amount'), desc: fc.boolean() });
    fc.assert(
      fc.property(sorts, (sort) => {
        expect(parseSort(writeSort(sort), columns)).toEqual(sort);
      }),
    );
  });
});

describe('compareValues', () => {
  it('compares numbers by size and text as people do', () => {
    expect([10, 9, 100].sort(compareValues)).toEqual([9, 10, 100]);
    expect(['Deal 10', 'deal 9', 'Ämne'].sort(compareValues)).toEqual(['Ämne', 'deal 9', 'Deal 10']);
  });
});
