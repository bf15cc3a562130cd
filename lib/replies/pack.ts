import type { Calibration } from './calibrate';
import { gramAt, type Head, widthOf } from './head';
import { FIELD_NAMES, type Field, type ReplyModel } from './model';

/** Weights of vectors, cues and grams differ in size, so each kind is rounded by a step of its own. */
type Steps = [vector: number, cue: number, gram: number];
type PackedHead = { bias: number[]; steps: Steps; weights: string };
export type PackedModel = {
  version: number;
  classes: Record<Field, string[]>;
  dimensions: number;
  idfScale: number;
  idf: string;
  heads: Record<Field, PackedHead>;
  calibrations: Record<Field, Calibration>;
};

const base64 = (bytes: Uint8Array | Int8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
const entries = <T>(make: (field: Field) => T) =>
  Object.fromEntries(FIELD_NAMES.map((field) => [field, make(field)])) as Record<Field, T>;

/** Weights as whole numbers of one byte; the last class is 0, which shifts every score alike. */
export function pack(model: ReplyModel): PackedModel {
  const { idf, dimensions } = model.sentiment_label.head;
  const idfScale = Math.max(...idf) / 255;
  return {
    version: 1,
    classes: entries((field) => model[field].head.classes),
    dimensions,
    idfScale,
    idf: base64(Uint8Array.from(idf, (value) => Math.round(value / idfScale))),
    heads: entries((field) => packHead(model[field].head)),
    calibrations: entries((field) => model[field].calibration),
  };
}

const kindOf = (place: number, dimensions: number): 0 | 1 | 2 => {
  if (place < dimensions) return 0;
  return place < gramAt(dimensions, 0) ? 1 : 2;
};

function packHead({ classes, dimensions, bias, weights }: Head): PackedHead {
  const width = widthOf(dimensions);
  const last = (classes.length - 1) * width;
  const shifted = weights.slice(0, last).map((value, i) => value - (weights[last + (i % width)] as number));
  const steps: Steps = [1e-12, 1e-12, 1e-12];
  shifted.forEach((value, i) => {
    const kind = kindOf(i % width, dimensions);
    steps[kind] = Math.max(steps[kind], Math.abs(value) / 127);
  });
  const bytes = Int8Array.from(shifted, (value, i) =>
    Math.round(value / steps[kindOf(i % width, dimensions)]),
  );
  const end = bias.at(-1) ?? 0;
  return { bias: [...bias.map((value) => value - end)], steps, weights: base64(bytes) };
}

export function unpack(packed: PackedModel): ReplyModel {
  const bytes = Buffer.from(packed.idf, 'base64');
  const idf = Float64Array.from(bytes, (value) => value * packed.idfScale);
  const width = widthOf(packed.dimensions);
  return entries((field) => {
    const { bias, steps, weights } = packed.heads[field];
    const classes = packed.classes[field];
    const filled = new Float64Array(classes.length * width);
    const signed = new Int8Array(Buffer.from(weights, 'base64'));
    signed.forEach((value, i) => {
      filled[i] = value * steps[kindOf(i % width, packed.dimensions)];
    });
    const head = {
      classes,
      dimensions: packed.dimensions,
      bias: Float64Array.from(bias),
      weights: filled,
      idf,
    };
    return { head, calibration: packed.calibrations[field] };
  });
}
