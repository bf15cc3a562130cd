type Database = { sql: { query: (sql: string, parameters: unknown[]) => Promise<unknown> } };

export type ArmBatch = { arm: string; n: number; positive: number; unsubscribed?: number };

/** Messages of a canary, each to another person: the first `positive` got an interested reply. */
export async function sendArms(
  stack: Database,
  orgId: string,
  itemId: string,
  batches: readonly ArmBatch[],
): Promise<void> {
  await stack.sql.query(
    `insert into public.outcome_labels (org_id, channel, message_body, framework, tone, agent_decisions, experiment, sent_at,
       delivered, replied, sentiment_label, interest_signal, unsubscribed)
     select $1, 'email', 'Hello there', 'PAS', 'direct', '{}', jsonb_build_object('plan_item_id', $2::text, 'arm', b.arm), now(), true,
       g.i <= b.positive, case when g.i <= b.positive then 'positive' end, g.i <= b.positive, g.i > b.n - coalesce(b.unsubscribed, 0)
     from jsonb_to_recordset($3::jsonb) as b (arm text, n integer, positive integer, unsubscribed integer)
     cross join lateral generate_series(1, b.n) as g (i)`,
    [orgId, itemId, JSON.stringify(batches)],
  );
}
