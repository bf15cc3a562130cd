import 'server-only';
import { z } from 'zod';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { formatRate } from './format';
import { patternByKey } from './patterns';
import { evidenceSchema, type Learned, notificationSchema, type Today } from './schema';

const PATTERNS_SHOWN = 3;

/** What came back since `since`: outcomes, feedback, and the strongest patterns measured from them. */
async function getLearned(db: Db, orgId: string, since: string): Promise<Learned> {
  const [[counts], patterns] = await Promise.all([
    must(db.rpc('learned_since', { p_org_id: orgId, p_since: since })),
    must(
      db
        .from('insight_patterns')
        .select('id, key, kind, n, hits, mean, interval_low, interval_high, details')
        .eq('org_id', orgId)
        .eq('stage', '')
        .neq('kind', 'next_action')
        .gte('n', 5)
        .gte('computed_at', since),
    ),
  ]);
  const base = (details: unknown) =>
    z.object({ base_rate: z.number() }).safeParse(details).data?.base_rate ?? 0;
  return {
    closed: counts?.closed ?? 0,
    won: counts?.won ?? 0,
    feedback: counts?.feedback ?? 0,
    insights_joined: counts?.insights_joined ?? 0,
    patterns: patterns
      .filter((row) => row.mean > base(row.details))
      .sort((a, b) => b.mean - base(b.details) - (a.mean - base(a.details)))
      .slice(0, PATTERNS_SHOWN)
      .flatMap((row) => {
        const label = patternByKey(row.key)?.label;
        const outcome = row.kind === 'risk' ? 'lost' : 'won';
        const rate = formatRate(row.mean, [row.interval_low, row.interval_high], row.n);
        return label ? [{ id: row.id, n: row.n, text: `Deals ${label}: ${outcome} ${rate}` }] : [];
      }),
  };
}

/** The cards of Today for whoever holds `db`, and what was learned since `since`. */
export async function getToday(db: Db, orgId: string, scope: 'mine' | 'team', since: string): Promise<Today> {
  const [rows, learned] = await Promise.all([
    must(db.rpc('today_items', { p_org_id: orgId, p_scope: scope })),
    getLearned(db, orgId, since),
  ]);
  return {
    items: rows.map((row) => ({
      ...row,
      kind: notificationSchema.shape.kind.parse(row.kind),
      evidence: z.array(evidenceSchema).catch([]).parse(row.evidence),
    })),
    learned,
  };
}

/** Hides a card for this person: for good, or until `until`; null for both shows it again. */
export async function setNotificationState(
  db: Db,
  orgId: string,
  principalId: string,
  ids: readonly string[],
  state: { dismissed_at: string | null; snoozed_until: string | null },
): Promise<void> {
  await must(
    db.from('notification_states').upsert(
      ids.map((notification_id) => ({
        org_id: orgId,
        principal_id: principalId,
        notification_id,
        ...state,
      })),
    ),
  );
}
