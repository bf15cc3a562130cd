import 'server-only';
import type { z } from 'zod';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import type { searchNoteSchema } from './search-schema';

/** Notes a search of the caller, or what was opened of one that was noted already. */
export async function noteSearch(
  db: Db,
  orgId: string,
  { id, place, results, opened_rank }: z.output<typeof searchNoteSchema>,
): Promise<void> {
  await must(
    db.rpc('note_search', {
      p_org_id: orgId,
      p_id: id,
      p_place: place,
      p_results: results,
      ...(opened_rank === null ? {} : { p_opened_rank: opened_rank }),
    }),
  );
}
