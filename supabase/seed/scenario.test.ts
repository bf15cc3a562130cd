import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { aucWithInterval } from '@/lib/stats/auc';
import { createRng } from '@/lib/stats/rng';
import { createScenario, type Scenario, SHAPES } from './scenario';
import { OTHER_SELLERS, SELLERS, STAGES } from './vendor';
import { achievableAuc, sigmoid, WIN_MODEL } from './win-model';

const now = new Date('2026-11-20T09:00:00Z');
const team = (people: readonly { name: string; skill: number }[]) => people.map((p) => ({ ...p, id: null }));
const demo = createScenario({ orgId: 'demo', shape: SHAPES.demo, now, sellers: team(SELLERS) });
const bundles = [...demo.deals()];
const activities = bundles.flatMap((bundle) => bundle.activities);

function fingerprint(scenario: Scenario): string {
  const hash = createHash('sha256');
  const parts = [
    scenario.accounts,
    [...scenario.deals()],
    [...scenario.loose()],
    [...scenario.outreach.messages()],
  ];
  for (const rows of parts) hash.update(JSON.stringify(rows));
  return hash.digest('hex');
}

describe('the demo scenario', () => {
  it('is the same to the byte for the same seed, and another for another', () => {
    const make = (seed: number) =>
      fingerprint(
        createScenario({ orgId: 'demo', shape: { ...SHAPES.demo, seed }, now, sellers: team(SELLERS) }),
      );
    expect(make(SHAPES.demo.seed)).toBe(fingerprint(demo));
    expect(make(SHAPES.demo.seed + 1)).not.toBe(fingerprint(demo));
  });

  it('moves with its anchor: a later day gives the same story, shifted', () => {
    const later = createScenario({
      orgId: 'demo',
      shape: SHAPES.demo,
      now: new Date(now.getTime() + 30 * 86_400_000),
      sellers: team(SELLERS),
    });
    const first = later.deals().next().value;
    expect(first?.deal.attributes).toMatchObject({ seats: bundles[0]?.deal.attributes.seats });
    expect(first?.deal.opened_at).not.toBe(bundles[0]?.deal.opened_at);
  });

  it('has the promised size, win rate and achievable AUC', () => {
    const truth = demo.truth();
    expect(bundles).toHaveLength(600);
    expect(truth.open).toBe(80);
    expect(truth.winRate).toBeGreaterThan(0.3);
    expect(truth.winRate).toBeLessThan(0.36);
    expect(truth.achievableAuc).toBeGreaterThan(0.8);
    expect(truth.achievableAuc).toBeLessThan(0.85);
    expect(activities.length).toBeGreaterThan(8000);
    expect(activities.length).toBeLessThan(11_500);
  });

  it('tells no two threads alike', () => {
    const threads = bundles.map((bundle) => bundle.activities.map((activity) => activity.body).join('\n'));
    expect(new Set(threads).size).toBe(threads.length);
    expect(new Set(activities.map((activity) => activity.body)).size).toBeGreaterThan(
      activities.length * 0.75,
    );
    expect(
      activities.filter((activity) => /[{}]|undefined|null/.test(activity.subject + activity.body)),
    ).toEqual([]);
  });

  it('keeps every date in order and nothing after now', () => {
    for (const { deal, stageChanges, activities: told } of bundles) {
      const end = deal.closed_at ?? now.toISOString();
      expect(deal.opened_at < end).toBe(true);
      const moments = stageChanges.map((change) => change.occurred_at);
      expect(moments).toEqual([...moments].sort());
      expect(stageChanges[0]?.from_stage).toBeNull();
      expect(stageChanges.at(-1)?.to_stage).toBe(deal.stage);
      for (const activity of told) expect(activity.occurred_at <= end).toBe(true);
    }
  });

  it('leaves traces that only exist after closing, for the leakage guard to find', () => {
    const has = (status: string, field: string) =>
      bundles.filter(({ deal }) => deal.status === status && field in deal.attributes).length;
    expect(has('won', 'contract_signed_on')).toBe(demo.truth().won);
    expect(
      has('lost', 'contract_signed_on') + has('open', 'contract_signed_on') + has('won', 'loss_reason'),
    ).toBe(0);
  });

  it('has open deals in every kind of health', () => {
    const open = bundles.filter(({ deal }) => deal.status === 'open');
    const today = now.toISOString().slice(0, 10);
    const silentSince = new Date(now.getTime() - 21 * 86_400_000).toISOString();
    expect(open.filter(({ deal }) => deal.expected_close_on < today).length).toBeGreaterThan(5);
    expect(
      open.filter((bundle) => (bundle.activities.at(-1)?.occurred_at ?? '') < silentSince).length,
    ).toBeGreaterThan(5);
    expect(open.filter(({ deal }) => deal.competitor !== null).length).toBeGreaterThan(20);
    expect(new Set(open.map(({ deal }) => deal.stage))).toEqual(new Set(STAGES));
  });

  it('has two currencies, umlauts and other scripts, and unique addresses', () => {
    const contacts = demo.accounts.flatMap((account) => account.contacts);
    expect(new Set(bundles.map(({ deal }) => deal.currency))).toEqual(new Set(['EUR', 'USD']));
    expect(contacts.some((contact) => /\p{Script=Greek}/u.test(contact.name))).toBe(true);
    expect(contacts.some((contact) => /\p{Script=Han}/u.test(contact.name))).toBe(true);
    expect(contacts.every((contact) => /^[a-z0-9.-]+@[a-z0-9.-]+\.example$/.test(contact.email))).toBe(true);
    expect(new Set(contacts.map((contact) => contact.email)).size).toBe(contacts.length);
  });
});

it('the competing organisation shares companies and addresses, but no row', () => {
  const other = createScenario({ orgId: 'other', shape: SHAPES.other, now, sellers: team(OTHER_SELLERS) });
  const emails = (scenario: Scenario) =>
    new Set(scenario.accounts.flatMap((a) => a.contacts.map((c) => c.email)));
  const known = emails(demo);
  expect([...emails(other)].filter((email) => known.has(email)).length).toBeGreaterThan(20);
  const ids = (scenario: Scenario) =>
    new Set(scenario.accounts.flatMap((a) => [a.company.id, ...a.contacts.map((c) => c.id)]));
  const taken = ids(demo);
  expect([...ids(other)].filter((id) => taken.has(id))).toEqual([]);
});

describe('achievable AUC', () => {
  it('is what a perfect forecaster reaches on many draws', () => {
    const rng = createRng(4);
    const logOdds = Array.from({ length: 6000 }, () => 1.4 * rng.normal());
    const p = logOdds.map(sigmoid);
    const drawn = aucWithInterval(
      p.map((x) => (rng.next() < x ? 1 : 0)),
      logOdds,
    );
    expect(achievableAuc(logOdds, p)).toBeGreaterThan(drawn.interval[0]);
    expect(achievableAuc(logOdds, p)).toBeLessThan(drawn.interval[1]);
  });

  it('is a half when nothing is knowable', () => {
    expect(achievableAuc([3, 1, 2, 5], [0.4, 0.4, 0.4, 0.4])).toBeCloseTo(0.5, 1);
  });
});

it('docs/sample-organisation.md states the coefficients that are used', () => {
  const page = readFileSync(new URL('../../docs/sample-organisation.md', import.meta.url), 'utf8');
  const numbers = (value: unknown): number[] =>
    typeof value === 'number' ? [value] : Object.values(value as object).flatMap(numbers);
  const names = (value: unknown): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([k, v]) => (typeof v === 'number' ? [`${k} | ${v}`] : names(v)))
      : [];
  expect(numbers(WIN_MODEL).length).toBeGreaterThan(25);
  for (const line of names(WIN_MODEL)) expect(page).toContain(`| ${line} |`);
});
