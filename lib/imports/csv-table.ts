import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { restoreFormula } from '../csv';
import { AppError } from '../errors';
import { type DecodedText, decodeText } from './bytes';
import { sniffDelimiter, takeSeparatorLine } from './delimiter';
import { uniqueColumns } from './header';
import { type Issue, MAX_COLUMNS, MAX_CSV_ROWS, type RowError } from './schema';
import type { SourceRow, SourceTable } from './table';

type RawRecord = { cells: string[]; line: number };
const MAX_BROKEN_QUOTES = 50;

/** A CSV file as a table. Throws AppError when there is nothing to read; broken rows are listed instead. */
export function readCsv(bytes: Uint8Array, charset?: string): SourceTable {
  return csvTable(decodeText(bytes, charset));
}

export function csvTable({ text: whole, encoding, warnings: decoding }: DecodedText): SourceTable {
  const { delimiter: named, text, lines } = takeSeparatorLine(whole);
  const delimiter = named ?? sniffDelimiter(text);
  const { records, broken } = parseRecords(text, delimiter, lines);
  const header = records[0];
  if (!header) throw new AppError('validation', 'The file is empty: it has no header row.');
  if (header.cells.length > MAX_COLUMNS) {
    throw new AppError(
      'validation',
      `The file has ${header.cells.length} columns; the limit is ${MAX_COLUMNS}.`,
    );
  }
  if (records.length - 1 > MAX_CSV_ROWS) {
    throw new AppError(
      'too_large',
      `The file has ${records.length - 1} rows; the limit is ${MAX_CSV_ROWS}. Split it.`,
    );
  }
  const columns = uniqueColumns(header.cells);
  const warnings: Issue[] = [...decoding];
  if (columns.length === 1 && records.length > 1) {
    warnings.push({
      message: 'The file has one column only: no comma, semicolon, tab or vertical bar separates it.',
    });
  }
  const rejected: RowError[] = broken.map(({ line, after }) => ({
    row: after,
    line,
    field: '',
    message: `A quote opens on line ${line} and is never closed; the line was skipped.`,
  }));
  const rows: SourceRow[] = [];
  records.slice(1).forEach(({ cells, line }, index) => {
    const row = index + 1;
    const extra = cells.slice(columns.length).some((cell) => cell.trim() !== '');
    if (extra) {
      const message = `The row has ${cells.length} cells and the header ${columns.length}. Is a separator inside a value without quotes?`;
      rejected.push({ row, line, field: '', message });
      return;
    }
    if (cells.length < columns.length) {
      const message = `The row has ${cells.length} cells and the header ${columns.length}; the missing ones are blank.`;
      warnings.push({ row, line, message });
    }
    rows.push({ row, line, cells: columns.map((_, at) => restoreFormula(cells[at] ?? '')) });
  });
  return { columns, rows, rejected, warnings, encoding, delimiter };
}

/** Parses what can be parsed: a line whose quote never closes is skipped, and parsing goes on after it. */
function parseRecords(text: string, delimiter: string, linesBefore: number) {
  const records: RawRecord[] = [];
  const broken: { line: number; after: number }[] = [];
  let rest = text;
  let offset = linesBefore;
  for (;;) {
    let lastLine = offset;
    try {
      parse(rest, {
        delimiter,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
        on_record: (record: string[], { lines }) => {
          const end = lines + offset;
          const inside = record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
          if (record.some((cell) => cell.trim() !== '')) records.push({ cells: record, line: end - inside });
          lastLine = end;
          return null;
        },
      });
      return { records, broken };
    } catch (cause) {
      if (!(cause instanceof CsvError) || broken.length >= MAX_BROKEN_QUOTES) {
        throw new AppError('validation', `The file cannot be read as CSV after line ${lastLine}.`, { cause });
      }
      const skipped = skipLines(rest, lastLine - offset + 1);
      broken.push({ line: lastLine + 1, after: records.length });
      if (skipped === '') return { records, broken };
      rest = skipped;
      offset = lastLine + 1;
    }
  }
}

function skipLines(text: string, count: number): string {
  let at = 0;
  for (let n = 0; n < count; n++) {
    const next = /\r\n|\n|\r/g;
    next.lastIndex = at;
    const match = next.exec(text);
    if (!match) return '';
    at = match.index + match[0].length;
  }
  return text.slice(at);
}
