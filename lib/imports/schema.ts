import { z } from 'zod';
import { IMPORT_KINDS, type ImportKind } from './kinds';

export const importKindSchema = z.enum(IMPORT_KINDS);

/** The kind in a path: `deal_stage_changes` is `deal-stage-changes`. */
export function pathOfKind(kind: ImportKind): string {
  return kind.replaceAll('_', '-');
}

export const MAX_JSON_ROWS = 10_000;
export const MAX_CSV_BYTES = 20 * 1024 * 1024;
export const MAX_CSV_ROWS = 250_000;
export const MAX_COLUMNS = 500;

export const columnMappingSchema = z.object({
  field: z.string().max(120),
  /** What a value of the file means: `{"Closed Won": "won"}`. Compared without case and outer spaces. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  /** How 03/04/2024 is read when the column itself does not tell. */
  date_order: z.enum(['dmy', 'mdy']).optional(),
  /** How 1.234 is read when the column itself does not tell. */
  decimal: z.enum(['.', ',']).optional(),
});
export type ColumnMapping = z.infer<typeof columnMappingSchema>;
export const mappingSchema = z.record(z.string(), columnMappingSchema);
export type Mapping = z.infer<typeof mappingSchema>;

export const issueSchema = z.object({
  row: z.number().int().optional(),
  line: z.number().int().optional(),
  field: z.string().optional(),
  message: z.string(),
});
export type Issue = z.infer<typeof issueSchema>;
export const rowErrorSchema = issueSchema.extend({ row: z.number().int(), field: z.string() });
export type RowError = z.infer<typeof rowErrorSchema>;

export const normalizationSchema = z.object({
  field: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  count: z.number().int(),
  /** suggestion: a near miss that was not applied. */
  how: z.enum(['spelling', 'created', 'existing_deals', 'not_a_member', 'suggestion']),
  column: z.string().optional(),
});
export type Normalization = z.infer<typeof normalizationSchema>;

const countsShape = {
  inserted: z.number().int(),
  updated: z.number().int(),
  unchanged: z.number().int(),
  rejected: z.number().int(),
};
export const importResultSchema = z.object({
  batch_id: z.uuid().nullable(),
  dry_run: z.boolean(),
  ...countsShape,
  errors: z.array(rowErrorSchema),
  warnings: z.array(issueSchema),
  normalization: z.array(normalizationSchema),
  mapping: mappingSchema,
  encoding: z.string().nullable(),
});
export type ImportResult = z.infer<typeof importResultSchema>;

export const undoReportSchema = z.object({
  deleted: z.number().int(),
  restored: z.number().int(),
  kept_count: z.number().int(),
  kept: z.array(
    z.object({
      entity: z.string(),
      id: z.uuid(),
      label: z.string().nullable(),
      reason: z.enum(['changed_since', 'in_use']),
    }),
  ),
});
export type UndoReport = z.infer<typeof undoReportSchema>;

export const BATCH_STATUSES = ['queued', 'staging', 'committed', 'failed', 'cancelled', 'undone'] as const;
export const importBatchSchema = z.object({
  id: z.uuid(),
  kind: importKindSchema,
  origin: z.enum(['api', 'screen']),
  status: z.enum(BATCH_STATUSES),
  file_name: z.string().nullable(),
  encoding: z.string().nullable(),
  total_rows: z.number().int(),
  staged_rows: z.number().int(),
  ...countsShape,
  failure: z.string().nullable(),
  created_by: z.uuid(),
  created_at: z.string(),
  committed_at: z.string().nullable(),
  undone_at: z.string().nullable(),
  undo_report: undoReportSchema.nullable(),
});
export type ImportBatch = z.infer<typeof importBatchSchema>;
export const importBatchDetailSchema = importBatchSchema.extend({
  mapping: mappingSchema,
  errors: z.array(rowErrorSchema),
  warnings: z.array(issueSchema),
  normalization: z.array(normalizationSchema),
});
export type ImportBatchDetail = z.infer<typeof importBatchDetailSchema>;

export const savedMappingSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: importKindSchema,
  header_signature: z.string(),
  mapping: mappingSchema,
});
export type SavedMapping = z.infer<typeof savedMappingSchema>;

export const columnPreviewSchema = z.object({
  column: z.string(),
  samples: z.array(z.string()),
  blank: z.number().int(),
  /** Every distinct value with its count, when there are at most 20. */
  values: z.array(z.object({ value: z.string(), count: z.number().int() })).nullable(),
});
export type ColumnPreview = z.infer<typeof columnPreviewSchema>;
export const filePreviewSchema = z.object({
  kind: importKindSchema.nullable(),
  rows: z.number().int(),
  encoding: z.string(),
  delimiter: z.string(),
  columns: z.array(columnPreviewSchema),
  mappings: z.record(z.string(), mappingSchema),
  header_signature: z.string(),
  saved: z.array(savedMappingSchema),
  warnings: z.array(issueSchema),
});
export type FilePreview = z.infer<typeof filePreviewSchema>;

/** The cap of lists that are shown and stored with a batch; counts stay exact. */
export const MAX_LISTED = 10_000;
