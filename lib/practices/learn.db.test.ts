import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '../../supabase/embedded/test-db';
import { createRng } from '../stats/rng';
import { learnFromLedger } from './learn-service';
import { getPractice, intakeStats } from './queries';

const NOW = new Date('2026-11-20T09:00:00Z');
let stack: TestStack;
let org: TestOrg;
beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith('Learning');
});
afterAll(() => stack.close());

type Message = {
  id: string;
  lead: string;
  framework: string;
  tone: string | null;
  hook: string | null;
  cta: string | null;
  industry: string | null;
  replied: boolean;
  positive: boolean;
  sent_at: string;
};

/** Messages with a strong framework (PAS, 30 % replies) and a weak one (AIDA, 4 %). */
async function send(n: number): Promise<Message[]> {
  const draw = createRng(7).next;
  const pick = <T>(values: readonly T[]) => values[Math.floor(draw() * values.length)] as T;
  const messages: Message[] = [];
  const leads = await stack.sql.query<{ id: string }>(
    `insert into public.contacts (org_id, name, email, region)
     select $1, 'Person ' || i || ' Wellenstein', 'p' || i || '@wellenstein.example', 'DACH' from generate_series(1, 40) i
     on conflict (org_id, email) do update set region = excluded.region returning id`,
    [org.id],
  );
  for (let i = 0; i < n; i++) {
    const framework = pick(['PAS', 'AIDA', 'BAB']);
    const replied = draw() < { PAS: 0.3, AIDA: 0.04, BAB: 0.15 }[framework as 'PAS'];
    messages.push({
      id: crypto.randomUUID(),
      lead: pick(leads).id,
      framework,
      tone: pick(['direct', 'warm', null]),
      hook: pick(['statistic', 'question', null]),
      cta: pick(['calendar_link', 'interest_question', null]),
      industry: pick(['Retail', 'Energy', null]),
      replied,
      positive: replied && draw() < 0.7,
      sent_at: new Date(NOW.getTime() - Math.floor(draw() * 150) * 86_400_000).toISOString(),
    });
  }
  await stack.sql.query(
    `insert into public.outcome_labels (id, org_id, lead_id, channel, subject_line, message_body, framework, tone, agent_decisions,
       lead_industry, sent_at, delivered, replied, sentiment_label, training_label, training_weight)
     select (m ->> 'id')::uuid, $1, (m ->> 'lead')::uuid, 'email', 'A word', 'Hello ' || c.name || ', call me on 030 1234567.',
       m ->> 'framework', m ->> 'tone',
       jsonb_strip_nulls(jsonb_build_object('WriterAgent', jsonb_build_object('cta', m ->> 'cta'),
         'PersonalizerAgent', jsonb_build_object('hooks_used', case when m ->> 'hook' is not null then jsonb_build_array(m ->> 'hook') end))),
       m ->> 'industry', (m ->> 'sent_at')::timestamptz, true, (m ->> 'replied')::boolean,
       case when (m ->> 'positive')::boolean then 'positive' end,
       case when (m ->> 'positive')::boolean then 'positive_example' else 'neutral' end, 3
     from jsonb_array_elements($2::jsonb) m join public.contacts c on c.id = (m ->> 'lead')::uuid`,
    [org.id, JSON.stringify(messages)],
  );
  return messages;
}

const learn = () => learnFromLedger(stack.service, org.id, NOW, new AbortController().signal);
type Row = {
  id: string;
  category: string;
  pattern: Record<string, string>;
  context: Record<string, string>;
  counts: Record<string, number>;
  status: string;
  status_reason: string;
};
const library = () =>
  stack.sql.query<Row>('select * from public.best_practices where org_id = $1 and pattern is not null', [
    org.id,
  ]);

describe('learning from the ledger', () => {
  it('counts every practice as an independent reading of the messages does', async () => {
    const messages = await send(900);
    const report = await learn();
    expect(report.messages).toBe(900);
    const rows = (await library()).filter(({ category }) => category === 'email' || category === 'cta');
    expect(rows.length).toBeGreaterThan(5);
    for (const { pattern, context, counts } of rows) {
      const matching = messages.filter(
        (message) =>
          Object.entries(pattern).every(
            ([name, value]) => name === 'length' || message[name as 'tone'] === value,
          ) &&
          Object.entries(context).every(([name, value]) =>
            name === 'region' ? value === 'DACH' : message[name as 'industry'] === value,
          ),
      );
      expect([pattern, context, counts.sent, counts.replied, counts.positive_replies]).toEqual([
        pattern,
        context,
        matching.length,
        matching.filter(({ replied }) => replied).length,
        matching.filter(({ positive }) => positive).length,
      ]);
    }
    const statusOf = (framework: string) =>
      rows.find(
        ({ pattern, context }) => JSON.stringify([pattern, context]) === JSON.stringify([{ framework }, {}]),
      )?.status;
    expect([statusOf('PAS'), statusOf('AIDA')]).toEqual(['active', 'weak']);
    expect((await intakeStats(org.rep.db, org.id)).junk_share).toBeGreaterThan(0);
  });

  it('writes nothing the second time, and traces each practice to its messages', async () => {
    const before = await stack.sql.query(
      'select id, version, updated_at from public.best_practices order by id',
    );
    expect(await learn()).toMatchObject({ written: 0, traced: 0 });
    expect(
      await stack.sql.query('select id, version, updated_at from public.best_practices order by id'),
    ).toEqual(before);
    const pas = (await library()).find(
      ({ pattern, context }) => JSON.stringify([pattern, context]) === '[{"framework":"PAS"},{}]',
    );
    const detail = await getPractice(org.rep.db, org.id, pas?.id ?? '');
    expect(detail.lineage.total).toBe(200);
    expect(detail.lineage.data.every(({ positive_reply }) => positive_reply)).toBe(true);
    expect(detail.examples[0]?.body).toBe('Hello {full_name}, call me on {phone}.');
    expect(detail.versions).toHaveLength(1);
  });

  it('lets a message that cites a practice strengthen it and nothing else', async () => {
    const rows = await library();
    const pas = rows.find(
      ({ pattern, context }) => JSON.stringify([pattern, context]) === '[{"framework":"PAS"},{}]',
    );
    await stack.sql.query(
      `insert into public.outcome_labels (org_id, lead_id, channel, message_body, framework, practice_ids, delivered, replied, sent_at)
       select $1, (select id from public.contacts where org_id = $1 limit 1), 'email', 'Hello', 'Generated', array[$2::uuid], true, i <= 20, $3
       from generate_series(1, 40) i`,
      [org.id, pas?.id, '2026-11-01T09:00:00Z'],
    );
    await learn();
    const after = await library();
    expect(after.some(({ pattern }) => pattern.framework === 'Generated')).toBe(false);
    const strengthened = after.find(({ id }) => id === pas?.id);
    expect(strengthened?.counts.sent).toBe((pas?.counts.sent ?? 0) + 40);
    const others = (all: Row[]) =>
      all
        .filter(({ id }) => id !== pas?.id)
        .map(({ id, counts }) => [id, counts])
        .sort();
    expect(others(after)).toEqual(others(rows));
    expect(await learn()).toMatchObject({ written: 0 });
  });

  it('does not undo what a person retired', async () => {
    const [row] = await library();
    await stack.sql.query(
      `update public.best_practices set status = 'retired', status_by = 'person' where id = $1`,
      [row?.id],
    );
    await send(60);
    await learn();
    expect((await library()).find(({ id }) => id === row?.id)?.status).toBe('retired');
  });

  it('forgets a person: their messages leave the lineage, the examples and the counts', async () => {
    const [example] = await stack.sql.query<{ lead_id: string; outcome_id: string }>(
      `select o.lead_id, e.outcome_id from public.practice_examples e join public.outcome_labels o on o.id = e.outcome_id where e.org_id = $1 limit 1`,
      [org.id],
    );
    const { error } = await org.admin.db.rpc('erase_contact', {
      p_org_id: org.id,
      p_contact_id: example?.lead_id ?? '',
    });
    expect(error).toBeNull();
    for (const table of ['practice_usage', 'practice_examples', 'practice_features']) {
      const left = await stack.sql.query(`select 1 from public.${table} where outcome_id = $1`, [
        example?.outcome_id,
      ]);
      expect(left).toEqual([]);
    }
    const [{ total } = { total: 0 }] = await stack.sql.query<{ total: number }>(
      `select count(*)::integer as total from public.outcome_labels where org_id = $1 and practice_ids = '{}'`,
      [org.id],
    );
    expect((await learn()).messages).toBe(total);
  });

  it('keeps an empty list of tags when somebody who is mentioned is erased', async () => {
    const [contact] = await stack.sql.query<{ id: string }>(
      `insert into public.contacts (org_id, name, email) values ($1, 'Gudrun Mentioned', 'g@m.example') returning id`,
      [org.id],
    );
    const [row] = await stack.sql.query<{ id: string }>(
      `insert into public.best_practices (org_id, category, content, provenance) values ($1, 'cta', 'Ask Gudrun Mentioned', '{}') returning id`,
      [org.id],
    );
    const { error } = await org.admin.db.rpc('erase_contact', {
      p_org_id: org.id,
      p_contact_id: contact?.id ?? '',
    });
    expect(error).toBeNull();
    const left = await stack.sql.query('select content, tags from public.best_practices where id = $1', [
      row?.id,
    ]);
    expect(left).toEqual([{ content: 'Ask [erased]', tags: [] }]);
  });
});
