import 'server-only';
import { createHash } from 'node:crypto';
import { embedTexts } from '../retrieval/service';
import { type TextFeatures, wordFeatures } from './features';
import {
  type Calibrations,
  FIELD_NAMES,
  type Field,
  type FieldScores,
  judge,
  type ReplyModel,
  scoresOf,
} from './model';
import packed from './model.json';
import { type PackedModel, unpack } from './pack';
import { reasoningFor } from './reasoning';
import { type Classification, complete, type Reply } from './schema';
import { ownWords } from './text';

let loaded: ReplyModel | undefined;
let fingerprint: string | undefined;

/** The committed head. */
export function committedModel(): ReplyModel {
  loaded ??= unpack(packed as unknown as PackedModel);
  return loaded;
}

/** Names the committed head: what was learned on top of one does not fit another. */
export function committedFingerprint(): string {
  fingerprint ??= createHash('sha256').update(JSON.stringify(packed)).digest('hex').slice(0, 16);
  return fingerprint;
}

/** The encoder's time grows with the longest text of a batch: long ones give their beginning and their end. */
const GIST = { beginning: 280, end: 120 };

function gist(text: string): string {
  if (text.length <= GIST.beginning + GIST.end) return text;
  return `${text.slice(0, GIST.beginning)} ${text.slice(-GIST.end)}`;
}

/** Texts of like length are embedded together. */
export async function featuresOf(texts: readonly string[]): Promise<TextFeatures[]> {
  const gists = texts.map(gist);
  const order = [...gists.keys()].sort((a, b) => (gists[a]?.length ?? 0) - (gists[b]?.length ?? 0));
  const vectors = await embedTexts(order.map((i) => gists[i] ?? ''));
  const features: TextFeatures[] = [];
  order.forEach((i, place) => {
    const vector = vectors[place];
    if (vector) features[i] = { vector, ...wordFeatures(texts[i] ?? '') };
  });
  return features;
}

export type LocalAnswer = { classification: Classification; sets: Record<Field, string[]> };

/** Changes the scores of a reply before they are judged. */
export type Adjust = (scores: FieldScores, features: TextFeatures) => FieldScores;

/**
 * Classifies without any model over the network: the committed head on top of the local sentence encoder,
 * adjusted by what an organisation's corrections taught.
 */
export async function classifyLocally(
  replies: readonly Pick<Reply, 'text'>[],
  adjust: Adjust = (scores) => scores,
): Promise<LocalAnswer[]> {
  const model = committedModel();
  const calibrations = Object.fromEntries(
    FIELD_NAMES.map((field) => [field, model[field].calibration]),
  ) as Calibrations;
  const texts = replies.map(({ text }) => ownWords(text));
  const features = await featuresOf(texts);
  return features.map((row, i) => {
    const text = texts[i] ?? '';
    const { sets, ...judgement } = judge(adjust(scoresOf(model, row), row), calibrations);
    const reasoning = reasoningFor(judgement, model, row, text);
    return { classification: complete({ ...judgement, reasoning }), sets };
  });
}
