import type { TimelineItem } from './schema';

export type ActivityRow = {
  id: string;
  kind: string;
  direction: string | null;
  occurred_at: string;
  subject: string | null;
  body: string | null;
  contact: { name: string | null; email: string | null } | null;
};
export type StageRow = { id: string; from_stage: string | null; to_stage: string; occurred_at: string };
export type FieldRow = {
  id: string;
  field: string;
  old_value: string | null;
  new_value: string | null;
  occurred_at: string;
};

const FIELD_NAMES: Record<string, string> = {
  amount: 'Amount',
  expected_close_on: 'Expected close',
  owner_id: 'Owner',
  status: 'Status',
  competitor: 'Competitor',
};
const KIND_NAMES: Record<string, string> = {
  call: 'Call',
  meeting: 'Meeting',
  email: 'E-mail',
  task: 'Task',
  note: 'Note',
  file: 'File',
};

function fieldTitle({ field, old_value: before, new_value: after }: FieldRow): string {
  const name = FIELD_NAMES[field] ?? field;
  // Owners are ids; the change is worth showing, the ids are not.
  if (field === 'owner_id') return after ? 'Owner changed' : 'Owner removed';
  return `${name}: ${before ?? 'empty'} → ${after ?? 'empty'}`;
}

/** Everything that happened on a deal, newest first. */
export function mergeTimeline(
  activities: readonly ActivityRow[],
  stages: readonly StageRow[],
  fields: readonly FieldRow[],
): TimelineItem[] {
  const items: TimelineItem[] = [
    ...activities.map((row) => ({
      id: row.id,
      type: 'activity' as const,
      at: row.occurred_at,
      kind: row.kind,
      direction: row.direction,
      title: row.subject ?? KIND_NAMES[row.kind] ?? row.kind,
      body: row.body,
      contact: row.contact?.name ?? row.contact?.email ?? null,
    })),
    ...stages.map((row) => ({
      id: row.id,
      type: 'stage_change' as const,
      at: row.occurred_at,
      kind: 'stage',
      direction: null,
      title: row.from_stage ? `${row.from_stage} → ${row.to_stage}` : `Entered ${row.to_stage}`,
      body: null,
      contact: null,
    })),
    ...fields.map((row) => ({
      id: row.id,
      type: 'field_change' as const,
      at: row.occurred_at,
      kind: row.field,
      direction: null,
      title: fieldTitle(row),
      body: null,
      contact: null,
    })),
  ];
  return items.sort((a, b) => Date.parse(b.at) - Date.parse(a.at) || a.id.localeCompare(b.id));
}
