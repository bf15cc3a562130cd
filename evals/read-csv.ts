import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export type CsvTable = { names: string[]; rows: string[][] };

/** A CSV file with a header row. Errors are one sentence. A byte order mark, CRLF and ragged rows are accepted. */
export function readCsv(path: string, delimiter: string): CsvTable {
  let content: Buffer;
  try {
    content = readFileSync(path);
  } catch (cause) {
    throw new Error(`can't read ${path}: ${(cause as NodeJS.ErrnoException).code ?? 'unreadable'}`, {
      cause,
    });
  }
  let records: string[][];
  try {
    records = parse(content, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
  } catch (cause) {
    throw new Error(`${path} is not valid CSV: ${(cause as Error).message}`, { cause });
  }
  const [header, ...rows] = records;
  if (!header || rows.length === 0) throw new Error(`${path} has no data rows`);
  const names = header.map((name) => name.trim());
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`${path} has two columns named "${twice}"`);
  return { names, rows };
}
