import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as generate, GET as getInsights } from '@/app/api/v1/deals/[id]/insights/route';
import { GET as getReview } from '@/app/api/v1/deals/[id]/review/route';
import { GET as getDeal, PATCH as patchDeal } from '@/app/api/v1/deals/[id]/route';
import { GET as listDeals } from '@/app/api/v1/deals/route';
import { POST as feedback, DELETE as removeFeedback } from '@/app/api/v1/insights/[id]/feedback/route';
import { POST as events } from '@/app/api/v1/insights/events/route';
import { GET as evidence } from '@/app/api/v1/insights/evidence/route';
import { GET as today } from '@/app/api/v1/insights/today/route';
import type { DealDetail, DealRow } from '@/lib/deals/schema';
import type { List } from '@/lib/http/list';
import { apiTest, call } from '@/supabase/embedded/test-api';
import { measurePatterns } from './measure-service';
import type { DealInsights, DealReview, EvidenceSource, GenerationEvent, Today } from './schema';
import { insertPipeline } from './test-pipeline';
import { watchDeals } from './watch-service';

let t: Awaited<ReturnType<typeof apiTest>>;
let dealId: string;
beforeAll(async () => {
  t = await apiTest();
  dealId = await insertPipeline(t.stack.service, t.org.id);
  await measurePatterns(t.stack.service, t.org.id);
});
afterAll(() => t.close());

const asRep = (key = t.keys.write) => ({ key, params: { id: dealId } });
const latest = async () => (await call<DealInsights>(getInsights, asRep())).body;

describe('deals', () => {
  it('pages through every deal once, in the order asked for', async () => {
    const seen: DealRow[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/api/v1/deals?status=won&sort=-amount&limit=7${cursor ? `&cursor=${cursor}` : ''}`;
      const { body } = await call<List<DealRow>>(listDeals, { key: t.keys.read, path });
      seen.push(...body.data);
      cursor = body.next_cursor;
    }
    expect(seen).toHaveLength(20);
    expect(new Set(seen.map((deal) => deal.id)).size).toBe(20);
    const amounts = seen.map((deal) => deal.amount ?? 0);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  });

  it('finds by name, treats % as a character, and hides other organisations', async () => {
    const find = (q: string, key = t.keys.read) =>
      call<List<DealRow>>(listDeals, { key, path: `/api/v1/deals?q=${encodeURIComponent(q)}` });
    expect((await find('open deal')).body.data.map((deal) => deal.id)).toEqual([dealId]);
    expect((await find('%')).body.data).toEqual([]);
    expect((await find('open deal', t.keys.other)).body.data).toEqual([]);
    expect((await call(getDeal, { key: t.keys.other, params: { id: dealId } })).status).toBe(404);
  });

  it('moves a deal, and refuses a change of an older version', async () => {
    const { body: deal } = await call<DealDetail>(getDeal, asRep());
    const body = { updated_at: deal.updated_at, stage: 'Negotiation' };
    const moved = await call<DealDetail>(patchDeal, { ...asRep(), method: 'PATCH', body });
    expect(moved.body.stage).toBe('Negotiation');
    expect((await call(patchDeal, { ...asRep(), method: 'PATCH', body })).status).toBe(409);
    expect((await call(patchDeal, { ...asRep(t.keys.read), method: 'PATCH', body })).status).toBe(403);
    await call(patchDeal, {
      ...asRep(),
      method: 'PATCH',
      body: { updated_at: moved.body.updated_at, stage: 'Proposal' },
    });
  });
});

describe('insights', () => {
  it('generates four kinds with evidence that opens, and stores them', async () => {
    const { status, body } = await call<DealInsights>(generate, { ...asRep(), method: 'POST' });
    expect(status).toBe(201);
    const kinds = new Set(body.data.map((insight) => insight.kind));
    expect(kinds).toContain('win_probability');
    expect(kinds).toContain('risk');
    expect(kinds).toContain('next_action');
    expect(body.run).toMatchObject({ engine: 'local' });
    expect(body.similar_deals.won.length + body.similar_deals.lost.length).toBeGreaterThanOrEqual(5);
    expect(body.similar_deals.won[0]?.status).toBe('won');
    for (const insight of body.data) {
      expect(insight.evidence.length).toBeGreaterThan(0);
      for (const item of insight.evidence) {
        const path = `/api/v1/insights/evidence?type=${item.type}&id=${item.id}`;
        expect((await call<EvidenceSource>(evidence, { key: t.keys.read, path })).status).toBe(200);
        expect((await call(evidence, { key: t.keys.other, path })).status).toBe(404);
      }
    }
    const silent = body.data.find((insight) => insight.signal === 'silent');
    expect(silent?.confidence_n).toBeGreaterThan(5);
    expect((await latest()).data.map((insight) => insight.id)).toEqual(
      body.data.map((insight) => insight.id),
    );
  });

  it('freezes the deal as it was', async () => {
    const [first] = (await latest()).data;
    const { data } = await t.stack.service
      .from('insights')
      .select('deal_snapshot')
      .eq('id', first?.id ?? '')
      .single();
    expect(data?.deal_snapshot).toMatchObject({ value: 45000, stage: 'Proposal', competitor_presence: null });
  });

  it('streams the cards one by one', async () => {
    const answer = await call<string>(generate, {
      ...asRep(),
      method: 'POST',
      headers: { accept: 'application/x-ndjson' },
    });
    const lines = answer.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as GenerationEvent);
    expect(lines[0]?.type).toBe('similar_deals');
    expect(lines.filter((line) => line.type === 'insight').length).toBeGreaterThan(2);
    expect(lines.at(-1)?.type).toBe('done');
  });

  it('needs the scope to write, and answers 404 for another organisation', async () => {
    expect((await call(generate, { ...asRep(t.keys.read), method: 'POST' })).status).toBe(403);
    expect((await call(generate, { ...asRep(t.keys.other), method: 'POST' })).status).toBe(404);
    expect((await call(getInsights, asRep(t.keys.other))).status).toBe(404);
  });
});

describe('feedback', () => {
  const risk = async () => (await latest()).data.find((insight) => insight.kind === 'risk');

  it('counts one per person and type, changeable and removable', async () => {
    const id = (await risk())?.id ?? '';
    const say = (body: object, key = t.keys.write) => call(feedback, { key, params: { id }, body });
    expect((await say({ type: 'helpful', rating: 4 })).status).toBe(201);
    expect((await say({ type: 'helpful', rating: 5, comment: 'Spot on' })).status).toBe(201);
    expect((await say({ type: 'helpful' }, t.keys.admin)).status).toBe(201);
    const counted = await risk();
    expect(counted?.feedback.counts).toEqual({ helpful: 2 });
    expect(counted?.feedback.mine).toMatchObject([{ type: 'helpful', rating: 5, comment: 'Spot on' }]);
    await say({ type: 'not_helpful' });
    expect((await risk())?.feedback.counts).toEqual({ helpful: 1, not_helpful: 1 });
    const path = '/api/v1/insights/x/feedback?type=not_helpful';
    expect(
      (await call(removeFeedback, { key: t.keys.write, params: { id }, path, method: 'DELETE' })).status,
    ).toBe(204);
    expect((await risk())?.feedback.counts).toEqual({ helpful: 1 });
    expect((await say({ type: 'great' })).status).toBe(422);
    expect((await say({ type: 'helpful' }, t.keys.other)).status).toBe(404);
  });
});

describe('when the deal closes', () => {
  it('joins the outcome to what was shown and reviews it', async () => {
    expect((await call(getReview, asRep())).status).toBe(409);
    const shown = (await latest()).data;
    const batch = { events: shown.map(({ id }) => ({ insight_id: id, type: 'shown' })) };
    expect((await call<{ recorded: number }>(events, { key: t.keys.write, body: batch })).body.recorded).toBe(
      shown.length,
    );
    expect((await call<{ recorded: number }>(events, { key: t.keys.write, body: batch })).body.recorded).toBe(
      0,
    );
    const acted = shown.find((insight) => insight.kind === 'next_action');
    await call(feedback, {
      key: t.keys.write,
      params: { id: acted?.id ?? '' },
      body: { type: 'acted_on', action_taken: 'Called Ana' },
    });
    const { body: deal } = await call<DealDetail>(getDeal, asRep());
    await call(patchDeal, {
      ...asRep(),
      method: 'PATCH',
      body: { updated_at: deal.updated_at, status: 'lost' },
    });
    await t.stack.service.rpc('join_insight_outcomes', { p_org_id: t.org.id, p_deal_ids: [dealId] });
    const { body: review } = await call<DealReview>(getReview, asRep());
    expect(review.outcome).toBe('lost');
    expect(review.shown.every((insight) => insight.outcome === 'lost')).toBe(true);
    expect(review.shown.find((insight) => insight.kind === 'risk')?.came_true).toBe(true);
    expect(review.acted_on).toMatchObject([{ action_taken: 'Called Ana' }]);
    expect((await call(generate, { ...asRep(), method: 'POST' })).status).toBe(409);
  });
});

describe('Today', () => {
  const cards = async (key = t.keys.read) =>
    (await call<Today>(today, { key, path: '/api/v1/insights/today?scope=team' })).body.items;

  it('raises what is new once, and resolves it when the deal closes', async () => {
    const { body: deal } = await call<DealDetail>(getDeal, asRep());
    await call(patchDeal, {
      ...asRep(),
      method: 'PATCH',
      body: { updated_at: deal.updated_at, status: 'open' },
    });
    expect(await watchDeals(t.stack.service, t.org.id, [dealId], new Date())).toBeGreaterThan(0);
    expect(await watchDeals(t.stack.service, t.org.id, [dealId], new Date())).toBe(0);
    const items = await cards();
    expect(items.map((item) => item.kind)).toContain('stale');
    expect(items.every((item) => item.next_action)).toBe(true);
    expect(await cards(t.keys.other)).toEqual([]);
    await t.stack.service
      .from('deals')
      .update({ status: 'won', closed_at: new Date().toISOString() })
      .eq('id', dealId);
    await watchDeals(t.stack.service, t.org.id, [dealId], new Date());
    expect(await cards()).toEqual([]);
  });
});
