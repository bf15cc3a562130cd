import 'server-only';
import { embedTexts } from '../retrieval/service';
import { gramBuckets, type TextFeatures } from './features';
import { type Calibrations, FIELD_NAMES, type Field, judge, type ReplyModel, scoresOf } from './model';
import packed from './model.json';
import { type PackedModel, unpack } from './pack';
import { reasoningFor } from './reasoning';
import { type Classification, complete, type Reply } from './schema';
import { ownWords } from './text';

let loaded: ReplyModel | undefined;

export async function featuresOf(texts: readonly string[]): Promise<TextFeatures[]> {
  const vectors = await embedTexts(texts);
  return vectors.map((vector, i) => ({ vector, grams: gramBuckets(texts[i] ?? '') }));
}

export type LocalAnswer = { classification: Classification; sets: Record<Field, string[]> };

/** Classifies without any model over the network: the committed head on top of the local sentence encoder. */
export async function classifyLocally(replies: readonly Pick<Reply, 'text'>[]): Promise<LocalAnswer[]> {
  loaded ??= unpack(packed as unknown as PackedModel);
  const model = loaded;
  const calibrations = Object.fromEntries(
    FIELD_NAMES.map((field) => [field, model[field].calibration]),
  ) as Calibrations;
  const texts = replies.map(({ text }) => ownWords(text));
  const features = await featuresOf(texts);
  return features.map((row, i) => {
    const text = texts[i] ?? '';
    const { sets, ...judgement } = judge(scoresOf(model, row), calibrations, text);
    const reasoning = reasoningFor(judgement, model, row, text);
    return { classification: complete({ ...judgement, reasoning }), sets };
  });
}
