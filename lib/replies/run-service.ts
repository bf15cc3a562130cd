import 'server-only';
import { AppError, toAppError } from '../errors';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { storeReadings } from './review-service';

const BATCH = 50;

/** Starts reading all replies of the organisation again. */
export async function startRun(db: Db, orgId: string): Promise<{ run_id: string }> {
  return { run_id: await must(db.rpc('start_reply_run', { p_org_id: orgId })) };
}

export async function cancelRun(db: Db, orgId: string): Promise<void> {
  const wasRunning = await must(db.rpc('cancel_reply_run', { p_org_id: orgId }));
  if (!wasRunning) throw new AppError('not_found', 'The replies are not being read at the moment.');
}

/**
 * Goes on where the run stands, batch by batch, until it is done, cancelled or the worker stops. A batch that is
 * repeated after a crash gives the same rows.
 */
export async function continueRun(db: Db, orgId: string, runId: string, signal: AbortSignal): Promise<void> {
  try {
    await readOn(db, orgId, runId, signal);
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'unavailable') throw error;
    await advance(db, orgId, runId, { status: 'failed', failure: error.detail });
    throw thrown;
  }
}

async function readOn(db: Db, orgId: string, runId: string, signal: AbortSignal): Promise<void> {
  let run = await advance(db, orgId, runId, { status: 'running' });
  while (run) {
    if (signal.aborted) throw new AppError('unavailable', 'Stopped before all replies were read.');
    let query = db
      .from('outcome_events')
      .select('id, reply_text')
      .eq('org_id', orgId)
      .eq('type', 'replied')
      .eq('is_auto_reply', false);
    if (run.last_event_id) query = query.gt('id', run.last_event_id);
    const events = await must(query.order('id').limit(BATCH));
    const last = events.at(-1);
    if (!last) {
      await advance(db, orgId, runId, { status: 'done', total: run.done });
      return;
    }
    const changed = await storeReadings(db, orgId, events);
    run = await advance(db, orgId, runId, {
      done: run.done + events.length,
      total: Math.max(run.total, run.done + events.length),
      changed: run.changed + changed,
      last_event_id: last.id,
    });
  }
}

type Progress = Partial<{
  status: 'running' | 'done' | 'failed';
  done: number;
  total: number;
  changed: number;
  last_event_id: string;
  failure: string;
}>;

/** Writes progress; undefined when the run is over or was cancelled. */
async function advance(db: Db, orgId: string, runId: string, progress: Progress) {
  const [run] = await must(
    db
      .from('reply_runs')
      .update(progress)
      .eq('org_id', orgId)
      .eq('id', runId)
      .in('status', ['queued', 'running'])
      .select('total, done, changed, last_event_id'),
  );
  return run;
}
