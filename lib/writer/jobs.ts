import 'server-only';
import { z } from 'zod';
import { type Job, job } from '../http/job';
import { must } from '../supabase/must';
import { followOutcomes } from './follow-service';
import { mailSettings } from './mail-settings';
import { sendDue } from './send-service';
import { subjectLineJobs } from './subject-jobs';

const MAX_ORGANIZATIONS = 50;

/** Sends due mails: of one organisation after a launch, of all of them every minute. */
const send = job(
  { name: 'writer.send', payload: z.object({ org_id: z.uuid().optional() }), everySeconds: 60 },
  async ({ db, payload: { org_id }, signal }) => {
    if (!mailSettings().ready) return;
    const due = org_id
      ? [org_id]
      : await must(db.rpc('outbox_due_organizations', { p_limit: MAX_ORGANIZATIONS }));
    for (const id of due) await sendDue(db, id, signal);
  },
);

/** A reply, a meeting, an unsubscription or a bounce ends the sequence of that contact. */
const follow = job(
  {
    name: 'writer.follow',
    payload: z.object({ org_id: z.uuid(), outcome_ids: z.array(z.uuid()) }),
    on: ['outcome.changed'],
  },
  ({ db, payload: { org_id, outcome_ids } }) => followOutcomes(db, org_id, outcome_ids),
);

export const writerJobs: readonly Job[] = [...subjectLineJobs, send, follow];
