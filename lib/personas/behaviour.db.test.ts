import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { createRng } from '../stats/rng';
import { insertPeople, insertTouches, type Touch } from './testing/people';

const HOUR = 3_600_000;
const PEOPLE = 30;
const START = Date.UTC(2026, 0, 5);
let stack: TestStack;
let org: TestOrg;
let contacts: string[];
let touches: (Touch & { ms: number })[];

function randomTouch(rng: ReturnType<typeof createRng>): Touch & { ms: number } {
  const ms = START + rng.int(200 * 24 * 60) * 60_000;
  const kind = (['email', 'email', 'email', 'call', 'meeting'] as const)[rng.int(5)] ?? 'email';
  const direction = rng.next() < 0.6 ? 'outbound' : 'inbound';
  const tracked = kind === 'email' && direction === 'outbound' && rng.next() < 0.8;
  const metadata: Record<string, boolean> = {};
  if (tracked) {
    metadata.opened = rng.next() < 0.5;
    metadata.clicked = rng.next() < 0.2;
    metadata.replied = rng.next() < 0.3;
  }
  return { contact: rng.int(PEOPLE), kind, direction, at: new Date(ms).toISOString(), ms, metadata };
}

beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith();
  contacts = await insertPeople(
    stack,
    org.id,
    Array.from({ length: PEOPLE }, (_, i) => ({ time_zone: i % 2 === 0 ? 'Asia/Tokyo' : 'Mars/Olympus' })),
  );
  const rng = createRng(20261120);
  touches = Array.from({ length: 900 }, () => randomTouch(rng));
  await insertTouches(stack, org.id, contacts, touches);
});
afterAll(() => stack.close());

/** Counted again, one contact at a time and in the simplest way. */
function countOf(contact: number) {
  const own = touches.filter((touch) => touch.contact === contact).sort((a, b) => a.ms - b.ms);
  const tracked = own.filter(({ metadata = {} }) => Object.keys(metadata).length > 0);
  const is = (key: string) => tracked.filter(({ metadata }) => metadata?.[key]).length;
  const talk = own.filter(({ kind }) => kind !== 'meeting');
  const inbound = talk.filter(({ direction }) => direction === 'inbound');
  // Tokyo is nine hours ahead; a zone nobody knows falls back to the organisation's, UTC.
  const hours = inbound.map(({ ms }) => new Date(ms + (contact % 2 === 0 ? 9 : 0) * HOUR).getUTCHours());
  const delays = talk
    .flatMap((touch, i) => {
      const last = talk[i - 1];
      return touch.direction === 'inbound' && last?.direction === 'outbound'
        ? [(touch.ms - last.ms) / HOUR]
        : [];
    })
    .filter((delay) => delay <= 30 * 24)
    .sort((a, b) => a - b);
  const middle = (delays.length - 1) / 2;
  return {
    interactions: own.length,
    messages: tracked.length,
    opened: is('opened'),
    clicked: is('clicked'),
    replied: is('replied'),
    engaged: tracked.filter(({ metadata }) => Object.values(metadata ?? {}).some(Boolean)).length,
    answers: delays.length,
    response_hours:
      delays.length === 0 ? null : ((delays[Math.floor(middle)] ?? 0) + (delays[Math.ceil(middle)] ?? 0)) / 2,
    inbound: inbound.length,
    outbound: talk.length - inbound.length,
    calls: own.filter(({ kind }) => kind === 'call').length,
    meetings: own.filter(({ kind }) => kind === 'meeting').length,
    moments: inbound.length,
    mornings: hours.filter((hour) => hour >= 5 && hour < 12).length,
    evenings: hours.filter((hour) => hour >= 17 || hour < 5).length,
  };
}

const rows = async () => {
  const { data } = await org.rep.db.from('contact_behaviours').select('*').order('contact_id');
  return data ?? [];
};

describe('the behaviour of contacts', () => {
  it('is that of an independent count, and readable by members only', async () => {
    await stack.service.rpc('refresh_behaviours', { p_org_id: org.id, p_contact_ids: contacts });
    const counted = await rows();
    expect(counted).toHaveLength(PEOPLE);
    for (const row of counted) {
      const { response_hours, ...expected } = countOf(contacts.indexOf(row.contact_id));
      expect(row).toMatchObject(expected);
      if (response_hours === null) expect(row.response_hours).toBeNull();
      else expect(row.response_hours).toBeCloseTo(response_hours, 6);
    }
    const other = await stack.orgWith();
    expect((await other.admin.db.from('contact_behaviours').select('contact_id')).data).toEqual([]);
    expect(
      (await org.admin.db.rpc('refresh_behaviours', { p_org_id: org.id, p_contact_ids: [] })).error?.code,
    ).toBe('42501');
  });

  it('is standardised: mean 0, deviation 1 where nothing is cut off', async () => {
    await stack.service.rpc('measure_behaviour_scales', { p_org_id: org.id });
    await stack.service.rpc('place_behaviours', { p_org_id: org.id, p_contact_ids: contacts });
    const initiates = (await rows()).map(({ features }) => features[5] ?? 0);
    const mean = initiates.reduce((sum, z) => sum + z, 0) / PEOPLE;
    const variance = initiates.reduce((sum, z) => sum + (z - mean) ** 2, 0) / (PEOPLE - 1);
    expect(mean).toBeCloseTo(0, 6);
    expect(variance).toBeCloseTo(1, 1);
  });

  it('waits to be counted again after a change, once for many, and leaves with the contact', async () => {
    const [first = '', second = ''] = contacts;
    const stale = async () =>
      (await stack.service.rpc('stale_contacts', { p_org_id: org.id, p_limit: 100 })).data ?? [];
    expect(await stale()).toEqual([]);
    for (const at of ['2026-10-01T10:00:00Z', '2026-10-02T10:00:00Z']) {
      await insertTouches(stack, org.id, contacts, [{ contact: 0, kind: 'call', direction: 'inbound', at }]);
    }
    expect(await stale()).toEqual([first]);
    const waiting = await stack.sql.query(
      `select 1 from pgmq.q_jobs where message ->> 'name' = 'personas.refresh' and message -> 'payload' ->> 'org_id' = $1`,
      [org.id],
    );
    expect(waiting).toHaveLength(1);
    expect(
      (await org.admin.db.rpc('erase_contact', { p_org_id: org.id, p_contact_id: second })).error,
    ).toBeNull();
    expect((await rows()).map(({ contact_id }) => contact_id)).not.toContain(second);
  });
});
