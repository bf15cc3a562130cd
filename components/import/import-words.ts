import type { Status } from '@/components/ui/status-badge';
import { DELIMITER_NAMES, DELIMITERS } from '@/lib/imports/delimiter';
import { FIELDS } from '@/lib/imports/fields';
import type { ImportKind } from '@/lib/imports/kinds';
import type { ImportBatch, Normalization, UndoReport } from '@/lib/imports/schema';

export const STATUS_LOOK: Record<ImportBatch['status'], { status: Status; label: string }> = {
  queued: { status: 'pending', label: 'Waiting' },
  staging: { status: 'running', label: 'Running' },
  committed: { status: 'done', label: 'Imported' },
  failed: { status: 'failed', label: 'Failed' },
  cancelled: { status: 'revoked', label: 'Cancelled' },
  undone: { status: 'revoked', label: 'Undone' },
};

export function delimiterName(delimiter: string): string {
  const known = DELIMITERS.find((candidate) => candidate === delimiter);
  return known ? DELIMITER_NAMES[known] : `"${delimiter}"`;
}

export function fieldLabel(kind: ImportKind, field: string): string {
  const extra: Record<string, string> = {
    company: 'Company',
    contact_email: 'Contact',
    product: 'Product',
    owner_name: 'Owner',
  };
  return FIELDS[kind].find((candidate) => candidate.field === field)?.label ?? extra[field] ?? field;
}

export const plural = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** One line of the normalisation report, as a sentence. */
export function normalizationSentence(
  kind: ImportKind,
  { field, from, to, count, how }: Normalization,
): string {
  const label = fieldLabel(kind, field);
  const rows = plural(count, 'row');
  switch (how) {
    case 'spelling':
      return `${label}: "${from}" becomes "${to}" (${rows})`;
    case 'existing_deals':
      return `${label}: "${from}" becomes "${to}" in ${plural(count, 'deal')} that came earlier`;
    case 'created':
      return `${label} "${to}" is new and created (${rows})`;
    case 'not_a_member':
      return `"${from}" has no sign-in here and is kept as a name (${rows})`;
    case 'suggestion':
      return `${label}: did "${from}" mean "${to}"? (${rows})`;
  }
}

/** What an undo did, in one sentence. */
export function undoSentence({ deleted, restored, kept_count }: UndoReport): string {
  const parts = [`${plural(deleted, 'record')} removed`, `${plural(restored, 'record')} restored`];
  if (kept_count > 0)
    parts.push(`${plural(kept_count, 'record')} kept, because they changed since or others need them`);
  return `${parts.join(', ')}.`;
}
