/** A spreadsheet runs what begins like this as a formula (OWASP, "CSV injection"). */
const FORMULA = /^[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?\d[\d.,  ']*%?$/;
const PHONE = /^\+\d[\d ()./-]*$/;

/** Would a spreadsheet take this text for a formula? Numbers and phone numbers are harmless. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text) && !PLAIN_NUMBER.test(text) && !PHONE.test(text);
}

/** The text with an apostrophe in front when a spreadsheet would run it. `restoreFormula` takes it off again. */
export function neutralizeFormula(text: string): string {
  return looksLikeFormula(text) || GUARDED.test(text) ? `'${text}` : text;
}

export function restoreFormula(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}

export type CsvCell = string | number | boolean | null | undefined;

/** RFC 4180 text, with a byte order mark so that Excel reads it as UTF-8 when `forExcel` is set. */
export function toCsv(
  columns: readonly string[],
  rows: Iterable<readonly CsvCell[]>,
  { forExcel = false }: { forExcel?: boolean } = {},
): string {
  const lines = [columns.map(csvCell).join(',')];
  for (const row of rows) lines.push(row.map(csvCell).join(','));
  return `${forExcel ? '\uFEFF' : ''}${lines.join('\r\n')}\r\n`;
}

/** One cell, quoted where a reader could mistake it. */
export function csvCell(cell: CsvCell): string {
  if (cell === null || cell === undefined) return '';
  const text = typeof cell === 'string' ? neutralizeFormula(cell) : String(cell);
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
