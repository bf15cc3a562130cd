import 'server-only';
import type { Job } from '../http/job';
import { logger } from '../logger';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { keepHidden } from './keep-hidden';
import { observeAttempt } from './observe';
import type { Message } from './process-message';

type Room = { db: Db; jobs: readonly Job[]; signal: AbortSignal; visibilitySeconds: number };
type Group = { job: Job; orgId: string; messages: Message[] };

/**
 * Messages whose job takes several at once are filled up with more of their kind from the queue and worked on in
 * one go. Answers what still has to run on its own: other kinds, retries, and whatever the group left undone.
 */
export async function processTogether(
  room: Room,
  taken: readonly Message[],
): Promise<{ rest: Message[]; done: number }> {
  const groups = new Map<string, Group>();
  const rest: Message[] = [];
  for (const message of taken) {
    const { name, payload } = message.message;
    const job = room.jobs.find((known) => known.name === name && known.together);
    // What failed before may have failed because of its company.
    if (!job || !payload.org_id || message.read_ct > 1) rest.push(message);
    else {
      const key = `${name} ${payload.org_id}`;
      const group = groups.get(key) ?? { job, orgId: payload.org_id, messages: [] };
      group.messages.push(message);
      groups.set(key, group);
    }
  }
  let done = 0;
  for (const group of groups.values()) {
    await fillUp(room, group);
    const left = await runGroup(room, group);
    done += group.messages.length - left.length;
    rest.push(...left);
  }
  return { rest, done };
}

async function fillUp({ db, visibilitySeconds }: Room, { job, orgId, messages }: Group): Promise<void> {
  const room = (job.together?.limit ?? 1) - messages.length;
  if (room <= 0) return;
  const more = await must(
    db.rpc('read_jobs_like', {
      p_visibility_seconds: visibilitySeconds,
      p_limit: room,
      p_like: { name: job.name, payload: { org_id: orgId } },
    }),
  );
  messages.push(...(more as Message[]));
}

async function runGroup(room: Room, { job, orgId, messages }: Group): Promise<Message[]> {
  const { db, jobs, signal, visibilitySeconds } = room;
  const fresh = messages.filter(({ read_ct }) => read_ct === 1);
  const parsed = fresh.map(({ message }) => job.parse(message.payload));
  const fit = fresh.filter((_, i) => parsed[i]?.success);
  const payloads = parsed.flatMap((result) => (result.success ? [result.data] : []));
  const { together } = job;
  if (!together || payloads.length < 2) return messages;
  const log = logger.child({ job: job.name, messages: payloads.length });
  const shown = keepHidden(
    db,
    messages.map(({ msg_id }) => msg_id),
    visibilitySeconds,
    log,
  );
  const startedAt = performance.now();
  return observeAttempt(jobs, fit, async (settled) => {
    try {
      const places = await together.run({ db, orgId, payloads, log, signal });
      const done = new Set([...places].map((place) => fit[place]?.msg_id));
      const ids = fit.map(({ msg_id }) => msg_id).filter((id) => done.has(id));
      if (ids.length > 0) await must(db.rpc('finish_jobs', { p_msg_ids: ids }));
      settled(
        'done',
        fit.filter(({ msg_id }) => done.has(msg_id)),
      );
      log.info({ done: ids.length, ms: Math.round(performance.now() - startedAt) }, 'jobs done together');
      return messages.filter(({ msg_id }) => !done.has(msg_id));
    } catch (thrown) {
      log.warn({ err: thrown }, 'jobs failed together, each runs on its own');
      settled('retried', [], thrown);
      return messages;
    } finally {
      shown();
    }
  });
}
