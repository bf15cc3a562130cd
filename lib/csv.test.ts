import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoreFormula, toCsv } from './csv';

describe('toCsv', () => {
  it('quotes what needs it and writes nothing for nothing', () => {
    expect(
      toCsv(
        ['name', 'amount'],
        [
          ['Say "hi", then go', 12.5],
          [null, undefined],
        ],
      ),
    ).toBe('name,amount\r\n"Say ""hi"", then go",12.5\r\n,\r\n');
  });
  it('makes a cell that a spreadsheet would run into text, and leaves numbers alone', () => {
    expect(toCsv(['a'], [['=1+1'], ['@x'], [-5]])).toBe("a\r\n'=1+1\r\n'@x\r\n-5\r\n");
  });
  it('leaves phone numbers and written numbers as they are', () => {
    expect(toCsv(['a'], [['+49 30 1234567'], ['-12.5 %']])).toBe('a\r\n+49 30 1234567\r\n-12.5 %\r\n');
  });
  it('is read back as it was written', () => {
    const cell = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const back: string[][] = parse(toCsv(['a', 'b'], rows), { record_delimiter: '\r\n' });
        expect(back.slice(1).map((row) => row.map(restoreFormula))).toEqual(rows);
      }),
    );
  });
});
