import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { neutralizeFormula, toCsv } from '../csv';
import { readCsv } from './csv-table';
import { headerSignature } from './header';

const bytes = (text: string, encoding = 'utf-8') =>
  new Uint8Array(iconv.encode(text, encoding, { addBOM: false }));
const csv = (text: string) => readCsv(bytes(text));

describe('bytes', () => {
  const text = 'name,city\r\nMüller & Söhne,Zürich\r\nŁódź,Paweł\r\n';
  it.each(['utf-8', 'utf-16le', 'utf-16be'])('reads %s with and without a byte order mark', (encoding) => {
    const marked = new Uint8Array(iconv.encode(text, encoding, { addBOM: true }));
    expect(readCsv(marked)).toMatchObject({ encoding, columns: ['name', 'city'] });
    expect(readCsv(bytes(text, encoding)).rows[0]?.cells).toEqual(['Müller & Söhne', 'Zürich']);
  });

  it('reads Windows-1252, and says so', () => {
    const western = bytes('name;price\r\nCafé Müller;10 €\r\nÉtoile Façade;20 €\r\n', 'windows-1252');
    const table = readCsv(western);
    expect(table.rows[0]?.cells).toEqual(['Café Müller', '10 €']);
    expect(table.encoding).toBe('windows-1252');
    expect(table.warnings[0]?.message).toContain('windows-1252');
  });

  it('believes a declared character set over its own guess', () => {
    expect(readCsv(bytes('name\nŁódź\n', 'windows-1250'), 'windows-1250').rows[0]?.cells).toEqual(['Łódź']);
  });

  it.each([
    ['an Excel workbook', [0x50, 0x4b, 3, 4, 1, 2]],
    ['a PDF', [0x25, 0x50, 0x44, 0x46]],
    ['not a text file', [1, 2, 3, 4, 5, 6, 0, 1]],
  ])('says that it is %s', (words, content) => {
    expect(() => readCsv(new Uint8Array(content))).toThrow(words);
  });

  it('notices text that was decoded twice', () => {
    expect(csv('name\nMÃ¼ller\n').warnings[0]?.message).toContain('decoded twice');
  });
});

describe('tables', () => {
  it.each([',', ';', '\t', '|'])('finds the separator %j', (separator) => {
    const table = csv(
      [`a${separator}b`, `1${separator}"x${separator}y"`, `2${separator}z, and; more`].join('\n'),
    );
    expect(table.delimiter).toBe(separator);
  });

  it('keeps quotes that run across lines together, with the line where each row begins', () => {
    const table = csv('id,note\n1,"two\nlines, and ""quotes"""\n\n2,plain\n');
    expect(table.rows).toEqual([
      { row: 1, line: 2, cells: ['1', 'two\nlines, and "quotes"'] },
      { row: 2, line: 5, cells: ['2', 'plain'] },
    ]);
  });

  it('skips a line whose quote never closes, names it, and reads the rest', () => {
    const table = csv('id,note\n1,fine\n2,"open\n3,fine\n4,fine\n');
    expect(table.rows.map(({ cells }) => cells[0])).toEqual(['1', '3', '4']);
    expect(table.rejected).toMatchObject([{ line: 3, message: expect.stringContaining('never closed') }]);
  });

  it('rejects rows with too many cells and fills rows with too few, each with its line', () => {
    const wide = `3${',x'.repeat(199)}`;
    const table = csv(`id,name\n1,a\n2\n${wide}\n4,d,,\n`);
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['1', 'a'],
      ['2', ''],
      ['4', 'd'],
    ]);
    expect(table.rejected).toEqual([
      { row: 3, line: 4, field: '', message: expect.stringContaining('200 cells and the header 2') },
    ]);
    expect(table.warnings).toMatchObject([{ row: 2, line: 3 }]);
  });

  it('names blank and repeated columns apart, and follows sep=', () => {
    expect(csv('sep=;\nid;;id\n1;2;3\n')).toMatchObject({
      columns: ['id', 'column 2', 'id (2)'],
      delimiter: ';',
    });
  });

  it('refuses a file without a header and one with too many columns', () => {
    expect(() => csv('\n\n')).toThrow('empty');
    expect(() => csv(Array.from({ length: 501 }, (_, i) => `c${i}`).join(','))).toThrow('501 columns');
  });

  it('has the same signature for the same columns in any order', () => {
    expect(headerSignature(['Close Date', 'id'])).toBe(headerSignature(['ID', 'close_date']));
    expect(headerSignature(['a', 'b'])).not.toBe(headerSignature(['ab']));
  });
});

describe('export', () => {
  it.each(['=1+1', '@SUM(A1)', '+cmd|calc', '-cmd', '\t=1', "'=1"])('disarms %j', (text) => {
    expect(neutralizeFormula(text)).toBe(`'${text}`);
  });
  it.each(['-5', '+49 30 123456', '3.50', "O'Brien", ''])('leaves %j alone', (text) => {
    expect(neutralizeFormula(text)).toBe(text);
  });
  it('quotes what needs it and keeps numbers plain', () => {
    expect(
      toCsv(
        ['a', 'b'],
        [
          ['x,"y"', -5],
          [null, '=A1'],
        ],
      ),
    ).toBe('a,b\r\n"x,""y""",-5\r\n,\'=A1\r\n');
  });
});
