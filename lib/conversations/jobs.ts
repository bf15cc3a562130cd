import 'server-only';
import { z } from 'zod';
import { type Job, job } from '../http/job';
import { enqueue } from '../jobs/enqueue';
import { proposeFromConversations } from './propose-service';
import { automaticReports } from './report-service';

/** Agents talk all day: what they teach is looked at once in a while, after their vectors have been made. */
const QUIET_SECONDS = 300;
/** What one batch of a client brings is reported together. */
const SETTLE_SECONDS = 5;
const orgPayload = z.object({ org_id: z.uuid() });

const notice = job(
  { name: 'conversations.notice', payload: orgPayload, on: ['conversation.logged'] },
  async ({ db, payload: { org_id } }) => {
    const later = (name: string, delaySeconds: number) =>
      enqueue(db, name, { org_id }, { delaySeconds, dedupeKey: name });
    await later('conversations.learn', QUIET_SECONDS);
    await later('conversations.report', SETTLE_SECONDS);
  },
);

const learn = job(
  { name: 'conversations.learn', payload: orgPayload },
  async ({ db, payload: { org_id }, log }) => {
    log.info(
      { proposals: await proposeFromConversations(db, org_id) },
      'looked for patterns in conversations',
    );
  },
);

const report = job(
  { name: 'conversations.report', payload: orgPayload },
  async ({ db, payload: { org_id }, log }) => {
    const reports = await automaticReports(db, org_id);
    if (reports > 0) log.info({ reports }, 'reported on conversations');
  },
);

export const conversationJobs: readonly Job[] = [notice, learn, report];
