import 'server-only';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { addDays, type Span, startOfDay } from './calendar';
import { type DayRow, type Days, dayRowsSchema, daysOf } from './tally';

/** Days in one statement, so that none stops the embedded database for long: messages are wide rows. */
const PARTS = { messages: 92, replies: 366, webhooks: 366, deals: 366 } as const;

/** Everything that is counted by day, part by part and stretch by stretch. Needs the service role. */
export async function loadDays(db: Db, orgId: string, zone: string, { from, to }: Span): Promise<Days> {
  const rows: DayRow[] = [];
  for (const [part, length] of Object.entries(PARTS)) {
    for (let start = from; start <= to; start = addDays(start, length)) {
      const end = addDays(start, length);
      const answer = await must(
        db.rpc('learning_days', {
          p_org_id: orgId,
          p_part: part,
          p_from: startOfDay(start, zone).toISOString(),
          p_to: startOfDay(end > to ? addDays(to, 1) : end, zone).toISOString(),
        }),
      );
      rows.push(...dayRowsSchema.parse(answer));
    }
  }
  return daysOf(rows);
}
