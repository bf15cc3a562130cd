import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as exportRoute } from '@/app/api/v1/contacts/[id]/export/route';
import { GET as detailRoute, DELETE as eraseRoute } from '@/app/api/v1/contacts/[id]/route';
import { GET as timelineRoute } from '@/app/api/v1/contacts/[id]/timeline/route';
import { GET as listRoute } from '@/app/api/v1/contacts/route';
import type { List } from '@/lib/http/list';
import { must } from '@/lib/supabase/must';
import { apiTest, call } from '@/supabase/embedded/test-api';
import type { ContactActivity, ContactDetail, ContactRow } from './schema';
import { setTrainingConsent } from './service';

type World = Awaited<ReturnType<typeof apiTest>>;
let world: World;
const ids: Record<string, string> = {};
const CANARY = 'Zdenka Vyskočilová';

beforeAll(async () => {
  world = await apiTest();
  const { service } = world.stack;
  const org_id = world.org.id;
  const [company] = await must(
    service
      .from('companies')
      .insert([{ org_id, name: 'Ödland Freight', industry: 'Logistics', region: 'Nordics' }])
      .select('id'),
  );
  const people = [
    { name: CANARY, email: 'zdenka@odland.example', company_id: company?.id, owner_id: world.org.rep.id },
    { name: '100 % Anders', email: 'anders@odland.example', company_id: company?.id, industry: 'Retail' },
    { name: null, email: 'nobody@odland.example', region: 'DACH' },
  ];
  for (const person of people) {
    const [row] = await must(
      service
        .from('contacts')
        .insert([{ org_id, ...person }])
        .select('id, email'),
    );
    ids[row?.email?.split('@')[0] ?? ''] = row?.id ?? '';
  }
  const [theirs] = await must(
    service
      .from('contacts')
      .insert([{ org_id: world.otherOrg.id, name: CANARY, email: 'zdenka@odland.example' }])
      .select('id'),
  );
  ids.theirs = theirs?.id ?? '';
  const [deal] = await must(
    service
      .from('deals')
      .insert([
        {
          org_id,
          name: 'Ödland rollout',
          amount: 1234.5,
          status: 'open',
          contact_id: ids.zdenka,
          company_id: company?.id,
        },
      ])
      .select('id'),
  );
  ids.deal = deal?.id ?? '';
  const days = Array.from({ length: 7 }, (_, i) => new Date(Date.UTC(2026, 10, 1 + i)).toISOString());
  await must(
    service
      .from('activities')
      .insert(
        days.map((occurred_at, i) => ({
          org_id,
          kind: 'note',
          occurred_at,
          contact_id: ids.zdenka,
          deal_id: ids.deal,
          subject: `Note ${i}`,
          body: `About ${CANARY}`,
        })),
      )
      .select('id'),
  );
});
afterAll(() => world.close());

const list = async (query: string, key = world.keys.read) =>
  (await call<List<ContactRow>>(listRoute, { path: `/api/v1/contacts?${query}`, key })).body;
const get = (handler: typeof detailRoute, id: string, key = world.keys.read, query = '') =>
  call(handler, { path: `/api/v1/contacts/${id}${query}`, key, params: { id } });

describe('the list', () => {
  it('sorts by name, falls back to the address, and pages without losing or repeating anybody', async () => {
    const first = await list('limit=2');
    const second = await list(`limit=2&cursor=${first.next_cursor}`);
    expect([...first.data, ...second.data].map((row) => row.email)).toEqual([
      'anders@odland.example',
      'nobody@odland.example',
      'zdenka@odland.example',
    ]);
    expect(second.next_cursor).toBeNull();
    const backwards = await list('limit=200&sort=-name');
    expect(backwards.data.map((row) => row.email)).toEqual(
      [...first.data, ...second.data].map((row) => row.email).reverse(),
    );
  });

  it('searches names, addresses and companies; a wildcard is a letter', async () => {
    expect((await list('q=vyskoč')).data).toHaveLength(1);
    expect((await list('q=nobody@')).data).toHaveLength(1);
    expect((await list('q=ödland')).data).toHaveLength(2);
    expect((await list('q=100 %25')).data).toHaveLength(1);
    expect((await list('q=%25')).data).toHaveLength(1);
  });

  it('filters by what the contact or the company says, and counts open deals', async () => {
    const logistics = await list('industry=Logistics');
    expect(logistics.data.map((row) => [row.name, row.open_deals])).toEqual([[CANARY, 1]]);
    expect((await list('region=DACH')).data).toHaveLength(1);
    expect((await list(`owner=${world.org.rep.id}`)).data).toHaveLength(1);
    expect((await list('sort=-last_activity_at&limit=1')).data[0]?.name).toBe(CANARY);
  });

  it('shows another organisation only its own', async () => {
    expect((await list('', world.keys.other)).data.map((row) => row.id)).toEqual([ids.theirs]);
  });
});

describe('one contact', () => {
  it('has its deals and the newest activity', async () => {
    const { body } = await call<ContactDetail>(detailRoute, {
      key: world.keys.read,
      params: { id: ids.zdenka ?? '' },
    });
    expect(body).toMatchObject({
      industry: 'Logistics',
      region: 'Nordics',
      deals: [{ id: ids.deal, status: 'open', amount: 1234.5 }],
    });
    expect(body.last_activity_at).toContain('2026-11-07');
  });

  it('has a timeline in pages, newest first', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null && page < 5; page++) {
      const query: string = `?limit=3${cursor ? `&cursor=${cursor}` : ''}`;
      const answer = await get(timelineRoute, ids.zdenka ?? '', world.keys.read, query);
      const { data, next_cursor } = answer.body as unknown as List<ContactActivity>;
      seen.push(...data.map((item) => item.subject ?? ''));
      cursor = next_cursor;
    }
    expect(seen).toEqual(['Note 6', 'Note 5', 'Note 4', 'Note 3', 'Note 2', 'Note 1', 'Note 0']);
  });

  it('is a 404 for another organisation, on every path', async () => {
    for (const handler of [detailRoute, timelineRoute, exportRoute]) {
      expect((await get(handler, ids.zdenka ?? '', world.keys.other)).status).toBe(404);
    }
    const erased = await call(eraseRoute, {
      method: 'DELETE',
      key: world.keys.other,
      params: { id: ids.zdenka ?? '' },
    });
    expect(erased.status).toBe(404);
  });

  it('takes consent from its owner and not from a colleague', async () => {
    const { rep, otherRep } = world.org;
    await expect(
      setTrainingConsent(otherRep.db, world.org.id, ids.zdenka ?? '', false),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await setTrainingConsent(rep.db, world.org.id, ids.zdenka ?? '', false);
    const { body } = await call<ContactDetail>(detailRoute, {
      key: world.keys.read,
      params: { id: ids.zdenka ?? '' },
    });
    expect(body.training_consent).toBe(false);
  });
});
