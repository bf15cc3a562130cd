import { expect, it } from 'vitest';
import type { ForecastQuality } from '../forecast/schema';
import { judgeRecord } from './judge-record';

const quality = (more: Partial<ForecastQuality>): ForecastQuality => ({
  n: 200,
  won: 80,
  lost: 120,
  auc: 0.7,
  auc_interval: [0.62, 0.78],
  brier: 0.2,
  brier_base_rate: 0.24,
  ece: 0.05,
  ece_noise_floor: 0.1,
  reliability: [],
  excluded_features: [],
  trained_at: null,
  model_version: 1,
  abstained: false,
  reason: null,
  scored_forecasts: 0,
  ...more,
});

it('says plainly whether the forecast is worth anything', () => {
  expect(judgeRecord(quality({})).tone).toBe('good');
  expect(judgeRecord(quality({ auc_interval: [0.46, 0.6] })).tone).toBe('info');
  expect(judgeRecord(quality({ brier: 0.25 })).tone).toBe('info');
  expect(judgeRecord(quality({ ece: 0.14 })).tone).toBe('warn');
  expect(judgeRecord(quality({ auc_interval: null, auc: null })).tone).toBe('info');
});
