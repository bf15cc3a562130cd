import { z } from 'zod';

export const EXPORT_FORMATS = ['pdf', 'csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const exportQuery = z.object({
  format: z.enum(EXPORT_FORMATS, 'The format is pdf, csv or json.').default('pdf'),
  /** The newest without it. */
  generation: z.uuid().optional(),
});
export type ExportQuery = z.output<typeof exportQuery>;

/** Exports record themselves. */
export const useInput = z.object({
  kind: z.enum(['viewed', 'drafted'], 'The kind is viewed or drafted.'),
  generation_id: z.uuid('This is not a generation id.'),
  /** The draft that it was used in. */
  source_id: z.uuid().optional(),
});
export type UseInput = z.output<typeof useInput>;
export const useSchema = z.object({ recorded: z.boolean() });
