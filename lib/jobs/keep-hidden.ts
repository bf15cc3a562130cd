import type { Logger } from '../logger';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';

/** Keeps messages from being read again while somebody works on them; call the answer when that is over. */
export function keepHidden(
  db: Db,
  ids: readonly number[],
  visibilitySeconds: number,
  log: Logger,
): () => void {
  const timer = setInterval(
    () => {
      must(db.rpc('delay_jobs', { p_msg_ids: [...ids], p_seconds: visibilitySeconds })).catch((thrown) =>
        log.warn({ err: thrown }, 'visibility not extended'),
      );
    },
    (visibilitySeconds * 1000) / 3,
  );
  return () => clearInterval(timer);
}
