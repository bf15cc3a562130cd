import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as exportRoute } from '@/app/api/v1/contacts/[id]/export/route';
import { DELETE as eraseRoute } from '@/app/api/v1/contacts/[id]/route';
import { must } from '@/lib/supabase/must';
import { apiTest, call, type Problem } from '@/supabase/embedded/test-api';

let world: Awaited<ReturnType<typeof apiTest>>;
const ids = { zdenka: '', deal: '' };
const CANARY = 'Zdenka Vyskočilová';

beforeAll(async () => {
  world = await apiTest();
  const { service } = world.stack;
  const org_id = world.org.id;
  const person = { name: CANARY, email: 'zdenka@odland.example' };
  const [contact] = await must(
    service
      .from('contacts')
      .insert([{ org_id, ...person }])
      .select('id'),
  );
  await must(
    service
      .from('contacts')
      .insert([{ org_id: world.otherOrg.id, ...person }])
      .select('id'),
  );
  ids.zdenka = contact?.id ?? '';
  const [deal] = await must(
    service
      .from('deals')
      .insert([{ org_id, name: 'Ödland rollout', status: 'open', contact_id: ids.zdenka }])
      .select('id'),
  );
  ids.deal = deal?.id ?? '';
  const notes = Array.from({ length: 7 }, (_, i) => ({
    org_id,
    kind: 'note',
    occurred_at: new Date(Date.UTC(2026, 10, 1 + i)).toISOString(),
    contact_id: ids.zdenka,
    deal_id: ids.deal,
    subject: `Note ${i}`,
    body: `About ${CANARY}`,
  }));
  await must(service.from('activities').insert(notes).select('id'));
});
afterAll(() => world.close());

describe('forgetting a person', () => {
  it('is for admins only', async () => {
    const answer = await call<Problem>(eraseRoute, {
      method: 'DELETE',
      key: world.keys.write,
      params: { id: ids.zdenka },
    });
    expect(answer.status).toBe(403);
    const asRep = await world.org.rep.db.rpc('erase_contact', {
      p_org_id: world.org.id,
      p_contact_id: ids.zdenka,
    });
    expect(asRep.error?.message).toMatch(/admin/);
  });

  it('exports everything first, then leaves no trace in any table of the organisation', async () => {
    const { sql, service } = world.stack;
    const org_id = world.org.id;
    const [run] = await must(
      service
        .from('insight_runs')
        .insert([{ org_id, deal_id: ids.deal, engine: 'local', prompt_version: '1', deal_snapshot: {} }])
        .select('id'),
    );
    const snapshot = {
      confidence: 0.5,
      confidence_low: 0.4,
      confidence_high: 0.6,
      confidence_n: 3,
      confidence_basis: 'deals',
      engine: 'local',
      prompt_version: '1',
      deal_snapshot: {},
    };
    await must(
      service
        .from('insights')
        .insert([
          {
            org_id,
            deal_id: ids.deal,
            run_id: run?.id ?? '',
            position: 1,
            kind: 'risk',
            signal: 'silent',
            title: 'Silence',
            body: `${CANARY} has not answered.`,
            ...snapshot,
          },
        ])
        .select('id'),
    );
    await must(
      service
        .from('notifications')
        .insert([
          {
            org_id,
            deal_id: ids.deal,
            kind: 'stale',
            dedupe_key: 'x',
            title: `${CANARY} is silent`,
            body: '',
            href: '/deals',
            evidence: [],
          },
        ])
        .select('id'),
    );
    await sql.query(
      `insert into public.embeddings (org_id, kind, source_id, content, content_hash, model, embedding)
       values ($1, 'deal', $2, $3, 'x', 'm', array_fill(0.1::real, array[512])::extensions.vector)`,
      [org_id, ids.deal, `Note about ${CANARY}`],
    );
    const exported = await call<{ activities: unknown[] }>(exportRoute, {
      key: world.keys.read,
      params: { id: ids.zdenka },
    });
    expect(exported.headers.get('content-disposition')).toContain('attachment');
    expect(exported.body.activities).toHaveLength(7);

    const answer = await call(eraseRoute, {
      method: 'DELETE',
      key: world.keys.admin,
      params: { id: ids.zdenka },
    });
    expect(answer.body).toEqual({ activities: 7, deals: 1 });

    const tables = await sql.query<{ name: string }>(
      `select c.table_name as name from information_schema.columns c
       join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
       where c.table_schema = 'public' and c.column_name = 'org_id' and t.table_type = 'BASE TABLE'`,
    );
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      const hits = await sql.query(
        `select 1 from public.${name} t where t.org_id = $1 and (t::text ilike $2 or t::text ilike '%zdenka@%')`,
        [org_id, `%${CANARY}%`],
      );
      expect(hits, name).toEqual([]);
    }
    const theirs = await must(service.from('contacts').select('id').eq('org_id', world.otherOrg.id));
    expect(theirs).toHaveLength(1);
  });
});
