import { describe, expect, it } from 'vitest';
import { createScenario, SHAPES } from '../scenario';
import { SELLERS } from '../vendor';
import { createPast, type Past } from './past';

const now = new Date('2026-11-20T09:00:00Z');
const rep = { id: '00000000-0000-4000-8000-000000000001', name: 'Mara Lindqvist', share: 0.85 };
const lead = { id: '00000000-0000-4000-8000-000000000002', name: 'Jonas Weber', share: 0.6 };
const sellers = SELLERS.map((seller) => ({
  ...seller,
  id: [rep, lead].find(({ name }) => name === seller.name)?.id ?? null,
}));
const make = (seed: number) =>
  createPast({
    orgId: 'demo',
    seed,
    now,
    rep,
    lead,
    scenario: createScenario({ orgId: 'demo', shape: SHAPES.demo, now, sellers }),
  });
const past = make(SHAPES.demo.seed);
const scenario = createScenario({ orgId: 'demo', shape: SHAPES.demo, now, sellers });
const deals = new Map(Array.from(scenario.deals(), ({ deal }) => [deal.id, deal]));
const closing = (id: string) => deals.get(id)?.closed_at ?? '';

describe('the past of using Winloop', () => {
  it('is the same to the byte for the same seed, and another for another', () => {
    expect(JSON.stringify(make(SHAPES.demo.seed))).toBe(JSON.stringify(past));
    expect(JSON.stringify(make(SHAPES.demo.seed + 1))).not.toBe(JSON.stringify(past));
  });

  it('is the same use in another organisation', () => {
    const of = (orgId: string) =>
      createPast({
        orgId,
        seed: SHAPES.demo.seed,
        now,
        rep,
        lead,
        scenario: createScenario({ orgId, shape: SHAPES.demo, now, sellers }),
      });
    const clicks = ({ events, feedback }: Past) => [
      events.map(({ type, occurred_at }) => [type, occurred_at]).sort(),
      feedback.map(({ type, created_at }) => [type, created_at]).sort(),
    ];
    expect(clicks(of('elsewhere'))).toEqual(clicks(past));
  });

  it('says nothing of open deals, and nothing after a deal closed', () => {
    expect(past.insights.filter(({ deal_id, created_at }) => !(created_at < closing(deal_id)))).toEqual([]);
    expect(past.predictions.filter(({ deal_id, as_of }) => !(as_of < closing(deal_id)))).toEqual([]);
    const said = new Map(past.insights.map(({ id, deal_id }) => [id, deal_id]));
    const late = past.events.filter(
      ({ insight_id, occurred_at }) => occurred_at >= closing(said.get(insight_id) ?? ''),
    );
    expect(late).toEqual([]);
  });

  it('cites what had happened by then', () => {
    const when = new Map(past.insights.map(({ id, created_at }) => [id, created_at]));
    const activities = new Map(
      [...scenario.deals()].flatMap((bundle) => bundle.activities.map((a) => [a.id, a.occurred_at] as const)),
    );
    const cited = past.evidence.filter(({ type }) => type === 'activity');
    expect(cited.length).toBeGreaterThan(50);
    for (const { insight_id, source_id } of cited) {
      expect((activities.get(source_id) ?? 'unknown') <= (when.get(insight_id) ?? '')).toBe(true);
    }
  });

  it('is small, and has every kind of insight', () => {
    expect(past.runs.length).toBeGreaterThan(120);
    expect(past.insights.length).toBeLessThan(1000);
    const deals = new Set(past.runs.map(({ deal_id }) => deal_id));
    expect(deals.size).toBeGreaterThan(80);
    expect(deals.size).toBeLessThan(150);
    expect(new Set(past.insights.map(({ kind }) => kind))).toEqual(
      new Set(['win_probability', 'risk', 'opportunity', 'next_action']),
    );
  });
});
