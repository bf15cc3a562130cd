import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestOrg, type TestStack, testStack } from '@/supabase/embedded/test-db';
import { createRng } from '../stats/rng';
import { learnIcpScore } from './icp-learn';
import { type IcpParameters, icpScore } from './icp-model';
import { icpSegments, readCells } from './icp-queries';
import { ICP_DIMENSIONS } from './icp-schema';

let stack: TestStack;
let org: TestOrg;
type Lead = {
  id: string;
  industry: string;
  title: string;
  region: string;
  size: string;
  sent_at: string;
  good: boolean;
};
let leads: Lead[];

beforeAll(async () => {
  stack = await testStack();
  org = await stack.orgWith();
  const rng = createRng(3);
  leads = Array.from({ length: 1200 }, (_, i): Lead => {
    const industry = ['Finance', 'retail'][rng.int(2)] ?? '';
    const title = ['CFO', 'Sales Manager', 'VP Sales', 'Analyst'][rng.int(4)] ?? '';
    const p = industry === 'Finance' ? 0.6 : 0.15;
    return {
      id: crypto.randomUUID(),
      industry,
      title,
      region: ['EMEA', 'AMER'][rng.int(2)] ?? '',
      size: ['small', 'large'][rng.int(2)] ?? '',
      sent_at: new Date(Date.UTC(2025, 0, 6) + i * 3_600_000 * 5).toISOString(),
      good: rng.next() < p,
    };
  });
});
afterAll(() => stack.close());

const LEVELS: Record<string, string> = {
  CFO: 'executive',
  'Sales Manager': 'manager',
  'VP Sales': 'vice_president',
  Analyst: 'individual',
};

/** Two messages each, so that a lead counts once; the good news is on the second one. */
async function insert(rows: readonly Lead[], score: number | null = null): Promise<string[]> {
  const json = JSON.stringify(rows);
  await stack.sql.query(
    `insert into public.contacts (id, org_id, region, lead_source)
     select id, $1, region, 'Web' from jsonb_to_recordset($2::jsonb) as l (id uuid, region text)`,
    [org.id, json],
  );
  const inserted = await stack.sql.query<{ id: string }>(
    `insert into public.outcome_labels (org_id, channel, message_body, lead_id, lead_industry, lead_role, company_size,
       sent_at, delivered, meeting_booked, icp_score)
     select $1, 'email', 'Hello', l.id, l.industry, l.title, l.size, l.sent_at + m * interval '1 day', true,
       l.good and m = 1, $3::float8
     from jsonb_to_recordset($2::jsonb) as l (id uuid, industry text, title text, size text, sent_at timestamptz, good boolean)
     cross join generate_series(0, 1) as m
     returning id`,
    [org.id, json, score],
  );
  return inserted.map(({ id }) => id);
}

const newest = async () => {
  const { data } = await stack.service
    .from('icp_models')
    .select('id, version, basis, parameters, quality, reason')
    .eq('org_id', org.id)
    .order('version', { ascending: false });
  return data?.[0];
};
const scoresOf = (ids: readonly string[]) =>
  stack.sql.query<{ icp_score: number | null; icp_model_id: string | null; lead_id: string }>(
    `select icp_score, icp_model_id, lead_id from public.outcome_labels where id = any ($1::uuid[])`,
    [`{${ids.join(',')}}`],
  );

describe('the fit of leads', () => {
  it('says so while too little is known, and scores nobody', async () => {
    await insert(leads.slice(0, 30));
    await learnIcpScore(stack.service, org.id);
    expect(await newest()).toMatchObject({
      version: 1,
      basis: 'none',
      reason: expect.stringContaining('Too little'),
    });
    const ids = await insert(leads.slice(30, 31));
    expect(await scoresOf(ids)).toEqual(
      ids.map(() => expect.objectContaining({ icp_score: null, icp_model_id: null })),
    );
  });

  it('falls back to the rate of the segment', async () => {
    await insert(leads.slice(31, 90));
    await learnIcpScore(stack.service, org.id);
    const model = await newest();
    expect(model).toMatchObject({ version: 2, basis: 'segments' });
    const { segments = {} } = (model?.parameters ?? {}) as { segments?: Record<string, number> };
    const [key, mean] = Object.entries(segments)[0] ?? ['', Number.NaN];
    const [industry, size, seniority] = key.split('|');
    const title = Object.entries(LEVELS).find(([, level]) => level === seniority)?.[0];
    const lead = { ...leads[91], id: crypto.randomUUID(), industry, title, size } as Lead;
    const [row] = await scoresOf(await insert([lead]));
    expect(row?.icp_score).toBeCloseTo(mean, 12);
  });

  it('is learned once there is enough, and the database scores as the model does', async () => {
    await insert(leads.slice(100));
    await learnIcpScore(stack.service, org.id);
    const model = await newest();
    expect(model).toMatchObject({ version: 3, basis: 'model', reason: null });
    await learnIcpScore(stack.service, org.id);
    expect((await newest())?.version).toBe(3);

    const fresh = leads.slice(0, 60).map((lead) => ({ ...lead, id: crypto.randomUUID() }));
    const byLead = new Map(fresh.map((lead) => [lead.id, lead]));
    for (const { icp_score, icp_model_id, lead_id } of await scoresOf(await insert(fresh))) {
      const lead = byLead.get(lead_id);
      const expected = icpScore(model?.parameters as IcpParameters, {
        industry: lead?.industry.toLowerCase() ?? null,
        company_size: lead?.size ?? null,
        seniority: LEVELS[lead?.title ?? ''] ?? null,
        region: lead?.region.toLowerCase() ?? null,
        lead_source: 'web',
      });
      expect(icp_score).toBeCloseTo(expected, 9);
      expect(icp_model_id).toBe(model?.id);
    }
    const given = await scoresOf(await insert([{ ...(leads[0] as Lead), id: crypto.randomUUID() }], 0.123));
    expect(given[0]).toMatchObject({ icp_score: 0.123, icp_model_id: null });
  });

  it('counts leads, not messages, and shows another organisation none', async () => {
    const [{ n: expected } = { n: 0 }] = await stack.sql.query<{ n: number }>(
      `select count(distinct lead_id)::int as n from public.outcome_labels where org_id = $1`,
      [org.id],
    );
    const cells = await readCells(org.rep.db, org.id, ICP_DIMENSIONS, true);
    expect(cells.reduce((sum, { n }) => sum + n, 0)).toBe(expected);
    const { data, model } = await icpSegments(org.rep.db, org.id, ['industry']);
    expect(data.map(({ segment }) => segment.industry)).toEqual(['finance', 'retail']);
    expect(model?.basis).toBe('model');
    const other = await stack.orgWith();
    expect(await icpSegments(other.admin.db, org.id, ['industry'])).toMatchObject({ data: [], model: null });
  });
});
