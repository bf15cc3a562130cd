import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../csv';
import { AppError } from '../errors';
import { readField } from './coerce';
import { readCsv } from './csv-table';
import { FIELDS, type FieldType } from './fields';
import { inferKind } from './infer';
import { IMPORT_KINDS } from './kinds';
import { editDistance } from './near-misses';
import { prepareImport } from './prepare';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('=1+1', "'=1", '-5', '@x', '"', '""', 'a\r\nb', 'x;y', '\t', ' pad ', "'", '+49 1'),
);

describe('CSV', () => {
  it('reads back what it wrote, formulas and all', () => {
    const table = fc
      .integer({ min: 1, max: 6 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        const filled = rows.map((row, index) => [
          `r${index}`,
          ...row.map((text) => text.toWellFormed().replaceAll('\u0000', '')),
        ]);
        const columns = (filled[0] ?? []).map((_, index) => `c${index}`);
        const read = readCsv(new TextEncoder().encode(toCsv(columns, filled)));
        expect(read.rejected).toEqual([]);
        expect(read.rows.map((row) => row.cells)).toEqual(filled);
      }),
      { numRuns: 300 },
    );
  });
});

const TYPES = [...new Set(Object.values(FIELDS).flatMap((fields) => fields.map(({ type }) => type)))];
const likely = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.constantFrom(
    '1,234.50',
    '1.234,50 €',
    '1e9',
    '25/12/2024',
    '3/14/2024 2:30 PM',
    '42795',
    'Closed Won',
    'enterprise',
    '51-200',
    'yes',
    'A@B.example',
    'https://www.x.example/y',
    '30:00',
    'Europe/Berlin',
    '{"a":1}',
  ),
  fc
    .date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  fc.double({ min: 0, max: 1e9, noNaN: true }).map((number) => number.toFixed(2)),
);

describe('reading a field', () => {
  it('gives the same when it reads its own result', () => {
    fc.assert(
      fc.property(fc.constantFrom(...(TYPES as FieldType[])), likely, (type, text) => {
        const first = readField(type, text, { order: 'dmy', decimal: '.' });
        if (!first.ok) {
          expect(first.message.length).toBeGreaterThan(5);
          return;
        }
        const again = typeof first.value === 'object' ? JSON.stringify(first.value) : String(first.value);
        expect(readField(type, again, { order: 'dmy', decimal: '.' })).toMatchObject({
          ok: true,
          value: first.value,
        });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('any bytes', () => {
  const soup = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          'id',
          'status',
          'won',
          ',',
          ';',
          '\n',
          '"',
          '\r',
          '\t',
          '=',
          '\u0000',
          'é',
          '1/2/2024',
        ),
        { maxLength: 60 },
      )
      .map((parts) => new TextEncoder().encode(parts.join(''))),
  );
  it('give records or an AppError, never anything else', () => {
    fc.assert(
      fc.property(soup, fc.constantFrom(...IMPORT_KINDS), (bytes, kind) => {
        try {
          const table = readCsv(bytes);
          inferKind(table);
          const { records, errors } = prepareImport(kind, table);
          for (const { data } of records) expect(JSON.stringify(data)).not.toContain('\\u0000');
          expect(records.length + new Set(errors.map(({ row }) => row)).size).toBeGreaterThanOrEqual(
            table.rows.length > 0 ? 1 : 0,
          );
        } catch (thrown) {
          if (!(thrown instanceof AppError)) throw thrown;
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('edit distance', () => {
  it('is symmetric, zero only for the same, and at most the longer length', () => {
    const word = fc.string({ maxLength: 10, unit: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
