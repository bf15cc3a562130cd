import { describe, expect, it } from 'vitest';
import { createRng } from '../stats/rng';
import { sigmoid } from '../stats/scores';
import { icpScore, learnIcp } from './icp-model';
import type { IcpCell } from './icp-schema';

const INDUSTRIES = ['finance', 'retail', 'health'];
const LEVELS = ['executive', 'manager'];

/** Leads over 40 weeks; `effect` says how much finance and executives really matter. */
function leads(n: number, effect: number, seed = 1): IcpCell[] {
  const rng = createRng(seed);
  return Array.from({ length: n }, (_, i): IcpCell => {
    const industry = INDUSTRIES[rng.int(3)] ?? null;
    const seniority = LEVELS[rng.int(2)] ?? null;
    const margin = -1.5 + effect * (Number(industry === 'finance') + Number(seniority === 'executive'));
    const week = new Date(Date.UTC(2025, 0, 6) + Math.floor((i / n) * 40) * 7 * 86_400_000);
    return {
      industry,
      seniority,
      company_size: null,
      region: null,
      lead_source: null,
      week: week.toISOString().slice(0, 10),
      n: 1,
      positive: Number(rng.next() < sigmoid(margin)),
      won: 0,
    };
  });
}
const nobody = { company_size: null, region: null, lead_source: null };

describe('the fit of a lead', () => {
  it('is learned where something decides, with calibrated scores', () => {
    const { model, quality, hasSkill } = learnIcp(leads(3000, 1.4));
    expect(hasSkill).toBe(true);
    expect(quality.n).toBeGreaterThan(500);
    expect(quality.auc ?? 0).toBeGreaterThan(0.65);
    expect(quality.brier ?? 1).toBeLessThan(quality.brier_base_rate ?? 0);
    expect(quality.ece ?? 1).toBeLessThan(quality.ece_noise_floor ?? 0);
    const best = icpScore(model, { ...nobody, industry: 'finance', seniority: 'executive' });
    const worst = icpScore(model, { ...nobody, industry: 'retail', seniority: 'manager' });
    expect(best).toBeCloseTo(sigmoid(-1.5 + 2.8), 1);
    expect(worst).toBeCloseTo(sigmoid(-1.5), 1);
  });

  it('claims no skill where nothing decides', () => {
    const claims = Array.from({ length: 20 }, (_, seed) => learnIcp(leads(600, 0, seed)).hasSkill);
    expect(claims.filter(Boolean).length).toBeLessThanOrEqual(1);
  });

  it('of a lead nobody has seen the like of is the usual one', () => {
    const { model } = learnIcp(leads(1000, 1));
    expect(icpScore(model, { ...nobody, industry: 'mining', seniority: null })).toBeCloseTo(
      sigmoid(model.intercept),
      9,
    );
  });
});
