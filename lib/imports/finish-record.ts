import type { ImportKind } from './kinds';
import { currencyInAmount } from './number';
import type { Draft, PreparedColumn } from './records';
import { readEmail, sizeOfEmployees, sizeOfRange, statusOfStage, statusOfWord } from './words';

/** What follows from several cells of a row together. */
export function finishRecord(kind: ImportKind, draft: Draft, columns: readonly PreparedColumn[]): void {
  const { data } = draft;
  if (kind === 'deals') finishDeal(draft, columns);
  if (kind === 'companies') finishCompany(draft);
  if (kind === 'contacts' && !data.external_id && !data.email && draft.errors.length === 0) {
    draft.errors.push({ field: 'email', message: 'A contact needs an e-mail address or an id.' });
  }
  if (kind === 'activities') finishActivity(draft);
  requireAll(kind, draft);
  if (kind === 'deals' || kind === 'contacts') finishOwner(draft);
  if (
    (kind === 'deals' || kind === 'contacts') &&
    typeof data.company === 'string' &&
    !/[\p{L}\p{N}]/u.test(data.company)
  ) {
    draft.warnings.push({
      field: 'company',
      message: `"${data.company}" is not a company name; it is left blank.`,
    });
    data.company = null;
  }
}

function finishDeal(draft: Draft, columns: readonly PreparedColumn[]): void {
  const { data, statusText } = draft;
  const hasStageColumn = columns.some(({ field }) => field?.field === 'stage');
  if (!hasStageColumn && statusText) data.stage = statusText.slice(0, 120);
  if (!('status' in data) && typeof data.stage === 'string') {
    data.status = statusOfStage(data.stage);
    if (data.status === 'open' && statusOfWord(data.stage) === undefined) {
      draft.warnings.push({ field: 'stage', message: `The stage "${data.stage}" counts as open.` });
    }
  }
  if (data.status === 'open' && typeof data.closed_at === 'string') {
    data.expected_close_on ??= data.closed_at.slice(0, 10);
    data.closed_at = null;
    draft.warnings.push({
      field: 'closed_at',
      message: 'The deal is open, so its close date is the expected one.',
    });
  }
  if (
    typeof data.opened_at === 'string' &&
    typeof data.closed_at === 'string' &&
    data.closed_at < data.opened_at
  ) {
    draft.warnings.push({ field: 'closed_at', message: 'The deal closed before it opened.' });
  }
  const named = typeof data.amount_text === 'string' ? currencyInAmount(data.amount_text) : undefined;
  if (named && !data.currency) data.currency = named;
  delete data.amount_text;
}

function finishCompany(draft: Draft): void {
  const { data } = draft;
  const text = data.employees_text;
  delete data.employees_text;
  if (typeof text === 'string') {
    const size = sizeOfRange(text);
    if (size) data.company_size ??= size;
    else draft.errors.push({ field: 'employees', message: `"${text}" is not a number of employees.` });
  }
  if (typeof data.employees === 'number') data.company_size ??= sizeOfEmployees(data.employees);
  if (data.company_size === null) delete data.company_size;
}

function finishActivity(draft: Draft): void {
  const { data, errors } = draft;
  if (!data.contact_email && !data.deal_external_id && errors.length === 0) {
    errors.push({ field: 'contact_email', message: 'An activity needs a contact e-mail or a deal id.' });
  }
  if (!data.external_id) data.external_id = `auto:${contentHash(data)}`;
}

function finishOwner({ data }: Draft): void {
  if (typeof data.owner_email !== 'string') return;
  const email = readEmail(data.owner_email);
  if (email.ok) {
    data.owner_email = email.value;
    return;
  }
  // Exports often have a name under "owner".
  data.owner_name ??= data.owner_email;
  data.owner_email = null;
}

const REQUIRED: Record<ImportKind, readonly [field: string, label: string][]> = {
  deals: [
    ['external_id', 'Id'],
    ['status', 'Status'],
  ],
  companies: [['name', 'Name']],
  contacts: [],
  activities: [
    ['kind', 'Kind'],
    ['occurred_at', 'When'],
  ],
  deal_stage_changes: [
    ['deal_external_id', 'Deal id'],
    ['to_stage', 'To stage'],
    ['occurred_at', 'When'],
  ],
  products: [['name', 'Name']],
  team_members: [['name', 'Name']],
};

/** JSON rows may lack a key altogether. */
function requireAll(kind: ImportKind, { data, errors }: Draft): void {
  for (const [field, label] of REQUIRED[kind]) {
    const isTold = errors.some((error) => error.field === field);
    if (!isTold && (data[field] === undefined || data[field] === null)) {
      errors.push({ field, message: `${label} is missing.` });
    }
  }
}

/** The same row imported again must be the same activity. FNV-1a over its sorted entries. */
function contentHash(data: Record<string, unknown>): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(JSON.stringify(Object.entries(data).sort()))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
