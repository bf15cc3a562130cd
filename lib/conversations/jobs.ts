import 'server-only';
import { z } from 'zod';
import { type Job, job } from '../http/job';
import { enqueue } from '../jobs/enqueue';
import { proposeFromConversations } from './propose-service';

/** Agents talk all day: what they teach is looked at once in a while, after their vectors have been made. */
const QUIET_SECONDS = 300;
const orgPayload = z.object({ org_id: z.uuid() });

const notice = job(
  { name: 'conversations.notice', payload: orgPayload, on: ['conversation.logged'] },
  ({ db, payload: { org_id } }) =>
    enqueue(db, 'conversations.learn', { org_id }, { delaySeconds: QUIET_SECONDS, dedupeKey: 'learn' }),
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

export const conversationJobs: readonly Job[] = [notice, learn];
