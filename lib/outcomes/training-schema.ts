import { z } from 'zod';
import { TRAINING_LABELS } from './schema';

/** What an assistant is taught to write from: never who it went to. */
export const trainingRowSchema = z.object({
  id: z.uuid(),
  sent_at: z.string(),
  channel: z.string(),
  subject_line: z.string().nullable(),
  message_body: z.string(),
  framework: z.string().nullable(),
  tone: z.string().nullable(),
  lead_industry: z.string().nullable(),
  lead_role: z.string().nullable(),
  company_size: z.string().nullable(),
});
export type TrainingRow = z.infer<typeof trainingRowSchema>;

export const trainingReadyQuery = z.object({
  label: z
    .enum(TRAINING_LABELS, { error: `The label is one of ${TRAINING_LABELS.join(', ')}.` })
    .default('positive_example'),
  min_weight: z.coerce
    .number('Write the smallest weight as a number, such as 3.')
    .min(0, 'A weight is not negative.')
    .max(10, 'No message weighs more than 10.')
    .default(0),
  format: z.literal('openai', { error: 'The format is openai.' }).default('openai'),
  count: z
    .enum(['true', 'false'], { error: 'Write count=true to get only the number of examples.' })
    .default('false')
    .transform((value) => value === 'true'),
});
export type TrainingReadyQuery = z.output<typeof trainingReadyQuery>;

export const trainingCountSchema = z.object({ count: z.number().int() });

/** What the button links to: a plain download with the session of the page. */
export function trainingExportHref(query: Partial<z.input<typeof trainingReadyQuery>> = {}): string {
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  return `/api/v1/outcomes/training-ready${search.size > 0 ? `?${search}` : ''}`;
}
