import { AppError } from '../errors';
import { afterPosition } from '../http/list';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { toOpenAiLine } from './training-example';
import { type TrainingReadyQuery, type TrainingRow, trainingRowSchema } from './training-schema';

type Filter = Pick<TrainingReadyQuery, 'label' | 'min_weight'>;
const AT_ONCE = 200;
const COLUMNS =
  'id, sent_at, channel, subject_line, message_body, framework, tone, lead_industry, lead_role, company_size' as const;

/** How many examples an export with this filter holds now. */
export async function countTrainingReady(
  db: Db,
  orgId: string,
  { label, min_weight }: Filter,
): Promise<number> {
  const { count, error } = await db
    .from('training_ready_outcomes')
    .select('id', { count: 'exact', head: true })
    .eq('org_id', orgId)
    .eq('training_label', label)
    .gte('training_weight', min_weight);
  if (error) throw new AppError('unavailable', 'The examples could not be counted.', { cause: error });
  return count ?? 0;
}

async function readPage(
  db: Db,
  orgId: string,
  { label, min_weight }: Filter,
  after: TrainingRow | undefined,
): Promise<TrainingRow[]> {
  let select = db
    .from('training_ready_outcomes')
    .select(COLUMNS)
    .eq('org_id', orgId)
    .eq('training_label', label)
    .gte('training_weight', min_weight);
  if (after) select = select.or(afterPosition([after.sent_at, after.id], 'sent_at', 'desc'));
  const rows = await must(
    select.order('sent_at', { ascending: false }).order('id', { ascending: false }).limit(AT_ONCE),
  );
  return rows.map((row) => trainingRowSchema.parse(row));
}

/** The lines of the export, the newest message first, read page by page while somebody takes them. */
export function trainingLines(db: Db, orgId: string, filter: Filter): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let last: TrainingRow | undefined;
  return new ReadableStream({
    async pull(controller) {
      const page = await readPage(db, orgId, filter, last);
      last = page.at(-1);
      if (page.length > 0) controller.enqueue(encoder.encode(page.map(toOpenAiLine).join('')));
      if (page.length < AT_ONCE) controller.close();
    },
  });
}
