import 'server-only';
import { z } from 'zod';
import { type Job, job } from '../http/job';
import { enqueue } from '../jobs/enqueue';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { learnSubjectModel } from './subject-model';
import { readLineCounts } from './subject-queries';

/** Outcomes arrive in bursts: learning waits and runs once. */
const LEARN_DELAY_SECONDS = 60;
const DAY_MS = 86_400_000;
/** Younger messages may still be opened and answered; what is older says little about today. */
const AGE_DAYS = { least: 3, most: 730 };

export async function learnSubjectLines(db: Db, orgId: string, now: Date) {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const counts = await readLineCounts(db, orgId, daysAgo(AGE_DAYS.most), daysAgo(AGE_DAYS.least));
  const messages = counts.reduce((sum, { reached }) => sum + reached, 0);
  if (messages === 0) return { messages, lines: 0 };
  const version = await must(
    db.rpc('store_subject_line_model', {
      p_org_id: orgId,
      p_model: learnSubjectModel(counts),
      p_messages: messages,
      p_lines: counts.length,
    }),
  );
  return { messages, lines: counts.length, version };
}

const onOutcome = job(
  {
    name: 'writer.outcomes',
    payload: z.object({ org_id: z.uuid(), outcome_ids: z.array(z.uuid()) }),
    on: ['outcome.changed'],
  },
  ({ db, payload: { org_id } }) =>
    enqueue(
      db,
      'writer.learn_subject_lines',
      { org_id },
      { delaySeconds: LEARN_DELAY_SECONDS, dedupeKey: 'learn' },
    ),
);

const learn = job(
  { name: 'writer.learn_subject_lines', payload: z.object({ org_id: z.uuid() }) },
  async ({ db, payload: { org_id }, log }) => {
    log.info(await learnSubjectLines(db, org_id, new Date()), 'learned from subject lines');
  },
);

export const subjectLineJobs: readonly Job[] = [onOutcome, learn];
