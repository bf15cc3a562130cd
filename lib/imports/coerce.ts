import { type ColumnOrder, dateOrderOf, readDate, readTimestamp } from './date';
import type { FieldType } from './fields';
import type { MappedColumn } from './mapping';
import {
  type DecimalMark,
  decimalMarkOf,
  type Reading,
  readAmount,
  readCurrency,
  readWholeNumber,
  shorten,
} from './number';
import { cellText, columnCells, type SourceTable } from './table';
import {
  readActivityKind,
  readCompanySize,
  readDirection,
  readDomain,
  readDuration,
  readEmail,
  readStatus,
  readTimeZone,
  readYesNo,
} from './words';

/** What the values of a column say about how each of them is to be read. */
export type ColumnEvidence = {
  order: ColumnOrder;
  decimal: DecimalMark | undefined;
  values: Map<string, string | null>;
};

export function evidenceOf(table: SourceTable, { column, rule, field }: MappedColumn): ColumnEvidence {
  const isDate = field?.type === 'timestamp' || field?.type === 'date';
  const isNumber = field?.type === 'amount' || field?.type === 'whole_number' || field?.type === 'employees';
  const cells = isDate || isNumber ? columnCells(table, column) : [];
  return {
    order: rule.date_order ?? (isDate ? dateOrderOf(cells) : undefined),
    decimal: rule.decimal ?? (isNumber ? (decimalMarkOf(cells) ?? localDecimal(table)) : undefined),
    values: new Map(
      Object.entries(rule.values ?? {}).map(([from, to]) => [
        from.trim().toLowerCase(),
        to === null ? null : String(to),
      ]),
    ),
  };
}

/** Semicolons separate where the comma is the decimal mark: that is how spreadsheets decide it. */
function localDecimal(table: SourceTable): DecimalMark | undefined {
  return table.delimiter === ';' ? ',' : undefined;
}

/** The text of a cell after the value map of its column. */
export function mappedText(cell: unknown, values: ColumnEvidence['values']): string {
  const text = cellText(cell);
  if (values.size === 0 || text === '') return text;
  const hit = values.get(text.toLowerCase());
  return hit === undefined ? text : (hit ?? '');
}

const MAX_LENGTH: Partial<Record<FieldType, number>> = { name: 300, company: 300, text: 300 };
export const LONG_FIELDS: Record<string, number> = {
  body: 100_000,
  subject: 1_000,
  stage: 120,
  from_stage: 120,
  to_stage: 120,
};

/** Reads a text that is not blank as a field of this type. Reading the result again gives the same. */
export function readField(
  type: FieldType,
  text: string,
  evidence: Pick<ColumnEvidence, 'order' | 'decimal'>,
  maxLength?: number,
): Reading<unknown> {
  switch (type) {
    case 'amount':
      return readAmount(text, evidence.decimal);
    case 'currency':
      return readCurrency(text);
    case 'status':
      return readStatus(text);
    case 'timestamp':
      return readTimestamp(text, evidence.order);
    case 'date':
      return readDate(text, evidence.order);
    case 'whole_number':
    case 'employees':
      return readWholeNumber(text, evidence.decimal);
    case 'company_size':
      return readCompanySize(text);
    case 'yes_no':
      return readYesNo(text);
    case 'activity_kind':
      return readActivityKind(text);
    case 'direction':
      return readDirection(text);
    case 'duration':
      return readDuration(text);
    case 'email':
      return readEmail(text);
    case 'domain':
      return readDomain(text);
    case 'time_zone':
      return readTimeZone(text);
    case 'object':
      return readObject(text);
    case 'owner_email':
    case 'company':
    case 'name':
    case 'text':
      return readText(text, maxLength ?? MAX_LENGTH[type] ?? 300);
  }
}

function readText(text: string, maxLength: number): Reading<string> {
  if (text.length <= maxLength) return { ok: true, value: text };
  return {
    ok: false,
    message: `"${shorten(text)}" is ${text.length} characters long; the limit is ${maxLength}.`,
  };
}

function readObject(text: string): Reading<unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ok: true, value };
  } catch {
    // Said below, with the text.
  }
  return { ok: false, message: `"${shorten(text)}" is not a JSON object.` };
}
