import type { ImportKind } from './kinds';
import type { ImportRecord } from './records';
import type { RowError } from './schema';

/** Rows that mean the same record: the last one counts, because exports append what is newer. */
export function withoutDuplicates(
  kind: ImportKind,
  records: readonly ImportRecord[],
): { records: ImportRecord[]; errors: RowError[] } {
  const winner = new Map<string, ImportRecord>();
  const kept: ImportRecord[] = [];
  const errors: RowError[] = [];
  for (const record of [...records].reverse()) {
    const keys = identities(kind, record.data);
    const clash = keys.find(({ key }) => winner.has(key));
    const other = clash && winner.get(clash.key);
    if (clash && other) {
      const where = other.line === undefined ? `Row ${other.row}` : `Line ${other.line}`;
      const isSame = JSON.stringify(other.data) === JSON.stringify(record.data);
      const message = isSame
        ? `${where} is the same row again; it was imported once.`
        : `${where} has the same ${clash.label}; the last one counts.`;
      const { data: _, ...place } = record;
      errors.push({ ...place, field: clash.field, message });
      continue;
    }
    for (const { key } of keys) winner.set(key, record);
    kept.push(record);
  }
  return { records: kept.reverse(), errors: errors.reverse() };
}

type Identity = { key: string; field: string; label: string };

function identities(kind: ImportKind, data: Record<string, unknown>): Identity[] {
  const text = (field: string) => (typeof data[field] === 'string' ? data[field] : '');
  const id: Identity = { key: `id:${text('external_id')}`, field: 'external_id', label: 'id' };
  if (kind === 'deal_stage_changes') {
    const step = [text('deal_external_id'), text('occurred_at'), text('to_stage')].join('\u001f');
    return [{ key: `step:${step}`, field: 'deal_external_id', label: 'deal, stage and time' }];
  }
  if (kind === 'contacts') {
    const email: Identity = { key: `email:${text('email')}`, field: 'email', label: 'e-mail address' };
    return [id, email].filter(({ field }) => text(field) !== '');
  }
  if (text('external_id') !== '') return [id];
  return [{ key: `name:${spellingKey(text('name'))}`, field: 'name', label: 'name' }];
}

/** As private.spelling_key in the database: lower case, letters and digits only. */
export function spellingKey(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}
