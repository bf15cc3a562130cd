import 'server-only';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../logger';
import { must } from '../supabase/must';
import type { Db } from '../supabase/types';
import { loadLearner, type StoredLearner, storeLearner } from './model-store';
import { readForecastRows, readScored } from './queries';
import { startLearner, updateLearner } from './rolling';
import { toTrainingSet } from './rows';
import type { ForecastRow } from './schema';
import { forecastRows } from './service';

const SEED = 1;
/** Open deals shown to the leakage guard for comparison. */
const COMPARED = 2000;
const WRITTEN_AT_ONCE = 200;
/** Training keeps the process busy for longer than servers keep idle connections: this lets it notice which ones ended. */
const SETTLE_MS = 50;

/**
 * Trains the organisation's forecast on everything closed so far, or decides that the present model still stands, and
 * then freezes forecasts of all open deals. Idempotent: without new outcomes nothing changes. Jobs only.
 */
export async function learnForecast(
  db: Db,
  orgId: string,
  log: Logger,
  now = new Date(),
): Promise<StoredLearner | null> {
  const asOf = now.toISOString();
  const closed = await readForecastRows(db, orgId, { isOpen: false, asOf });
  const open = await readForecastRows(db, orgId, { isOpen: true, asOf });
  if (closed.length === 0) return null;
  const set = toTrainingSet(closed, open.slice(0, COMPARED));
  const present = await loadLearner(db, orgId);
  if (present && set.labels.length <= present.learner.fittedOn) return present;
  const startedAt = performance.now();
  const learner = present ? await updated(db, orgId, present, set) : startLearner(set, { seed: SEED });
  log.info({ orgId, n: set.labels.length, ms: Math.round(performance.now() - startedAt) }, 'forecast learnt');
  await pause(SETTLE_MS);
  if (present && learner === present.learner) return present;
  const until =
    closed
      .map((row) => row.closed_at ?? '')
      .sort()
      .at(-1) ?? asOf;
  const stored = await storeLearner(db, orgId, (present?.version ?? 0) + 1, learner, until);
  await freezeForecasts(db, orgId, open, asOf);
  return stored;
}

async function updated(db: Db, orgId: string, present: StoredLearner, set: ReturnType<typeof toTrainingSet>) {
  const scored = await readScored(db, orgId, present.id);
  const frozen = scored.map(({ probability }) => ({
    probability,
    interval: [probability, probability] as [number, number],
    margin: Number.NaN,
  }));
  const outcomes = Uint8Array.from(scored, ({ outcome }) => Number(outcome));
  return updateLearner(present.learner, set, frozen, outcomes, { seed: SEED });
}

/** The facts a forecast was made from, without the passing of time, as a hash. */
function inputHash({ stated, measured, attributes, company_attributes }: ForecastRow): string {
  const isTimeless = (name: string): boolean => !/^Days |last 30 days/.test(name);
  const kept = Object.entries(measured).filter(([name]) => isTimeless(name));
  const facts = JSON.stringify([stated, kept, attributes, company_attributes]);
  return createHash('sha256').update(facts).digest('hex').slice(0, 32);
}

/** Freezes what the newest model says about these open deals; the same deal in the same state is frozen once a model. */
export async function freezeForecasts(
  db: Db,
  orgId: string,
  rows: readonly ForecastRow[],
  asOf: string,
): Promise<number> {
  const stored = await loadLearner(db, orgId);
  if (!stored || rows.length === 0) return 0;
  for (let from = 0; from < rows.length; from += WRITTEN_AT_ONCE) {
    const part = rows.slice(from, from + WRITTEN_AT_ONCE);
    const forecasts = await forecastRows(db, orgId, part, asOf);
    const records = part.flatMap((row) => {
      const forecast = forecasts.get(row.deal_id);
      if (!forecast) return [];
      const { probability, interval, abstained, reason, factors } = forecast;
      return {
        org_id: orgId,
        deal_id: row.deal_id,
        model_id: stored.id,
        probability,
        interval_low: interval[0],
        interval_high: interval[1],
        abstained,
        reason,
        factors,
        input_hash: inputHash(row),
        as_of: asOf,
      };
    });
    const onConflict = 'org_id,deal_id,model_id,input_hash';
    await must(db.from('forecast_predictions').upsert(records, { onConflict, ignoreDuplicates: true }));
  }
  return rows.length;
}
