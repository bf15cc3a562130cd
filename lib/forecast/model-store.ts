import 'server-only';
import { must } from '../supabase/must';
import type { Db, Json } from '../supabase/types';
import { decodeModel, type EncodedModel, encodeModel } from './model-codec';
import { describeAbstention, qualityOf } from './quality';
import { readModelHead, readModelParameters } from './queries';
import type { Learner } from './rolling';

export type StoredLearner = { id: string; version: number; trainedAt: string; learner: Learner };

type Parameters = { encoded: EncodedModel; tunedOn: number; fittedOn: number; lead: number };

/** Decoded models by id: a model never changes once stored. The cache holds a handful of organisations. */
const decoded = new Map<string, Learner>();
const CACHED = 8;

function remember(id: string, learner: Learner): Learner {
  decoded.delete(id);
  decoded.set(id, learner);
  const oldest = decoded.keys().next().value;
  if (decoded.size > CACHED && oldest !== undefined) decoded.delete(oldest);
  return learner;
}

/** The newest model of an organisation; null before the first training. The caller's client decides what it may see. */
export async function loadLearner(db: Db, orgId: string): Promise<StoredLearner | null> {
  const head = await readModelHead(db, orgId);
  if (!head) return null;
  const { id, version, trained_at: trainedAt } = head;
  const known = decoded.get(id);
  if (known) return { id, version, trainedAt, learner: remember(id, known) };
  const parameters = (await readModelParameters(db, orgId, id)) as unknown as Parameters;
  const { encoded, ...counts } = parameters;
  return { id, version, trainedAt, learner: remember(id, { ...counts, model: decodeModel(encoded) }) };
}

/** Stores a learner as the next version; jobs only. */
export async function storeLearner(
  db: Db,
  orgId: string,
  version: number,
  learner: Learner,
  trainedUntil: string,
): Promise<StoredLearner> {
  const { model, ...counts } = learner;
  const parameters: Parameters = { encoded: encodeModel(model), ...counts };
  const reason = describeAbstention(model.abstention, model.won, model.lost);
  const [row] = await must(
    db
      .from('forecast_models')
      .insert({
        org_id: orgId,
        version,
        basis: model.abstention ? 'prior' : 'model',
        parameters: parameters as unknown as NonNullable<Json>,
        quality: { ...qualityOf(model), reason },
        excluded_features: model.excluded,
        n_won: model.won,
        n_lost: model.lost,
        trained_until: trainedUntil,
      })
      .select('id, trained_at'),
  );
  if (!row) throw new Error('the stored model did not come back');
  return { id: row.id, version, trainedAt: row.trained_at, learner: remember(row.id, learner) };
}
