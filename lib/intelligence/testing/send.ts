type Database = { sql: { query: (sql: string, parameters: unknown[]) => Promise<unknown> } };

export type Batch = {
  framework: string;
  n: number;
  positive: number;
  hook?: string;
  industry?: string;
  unsubscribed?: number;
  body?: string;
};

/** Messages whose outcome is written as the fold would have written it: the first `positive` got an interested reply. */
export async function send(stack: Database, orgId: string, batches: readonly Batch[]): Promise<void> {
  await stack.sql.query(
    `insert into public.outcome_labels (org_id, channel, subject_line, message_body, framework, tone, agent_decisions,
       lead_industry, company_size, sent_at, delivered, opened, replied, sentiment_label, interest_signal, unsubscribed)
     select $1, 'email', 'A question', coalesce(b.body, 'Hello there'), b.framework, 'direct',
       jsonb_build_object('WriterAgent', jsonb_build_object('framework', b.framework, 'cta', 'interest_question'),
         'PersonalizerAgent', jsonb_build_object('hooks_used', jsonb_build_array(coalesce(b.hook, 'question')))),
       coalesce(b.industry, 'Retail'), 'medium', now() - interval '40 days' + make_interval(mins => g.i), true, g.i % 2 = 0,
       g.i <= b.positive, case when g.i <= b.positive then 'positive' end, g.i <= b.positive,
       g.i > b.n - coalesce(b.unsubscribed, 0)
     from jsonb_to_recordset($2::jsonb) as b (framework text, n integer, positive integer, hook text, industry text,
       unsubscribed integer, body text)
     cross join lateral generate_series(1, b.n) as g (i)`,
    [orgId, JSON.stringify(batches)],
  );
}
