import type { Member } from './ensemble';
import type { ForecastModel, HoldOut } from './model';
import type { Forest } from './tree';

/** A model as JSON: the same fields, with numeric arrays packed as base64 of their little-endian bytes. */
export type EncodedModel = { format: 1; model: unknown };

type Packed = { packed: 'f32' | 'f64' | 'i32' | 'u8'; data: string };

const ARRAYS = { f32: Float32Array, f64: Float64Array, i32: Int32Array, u8: Uint8Array };

function pack(packed: Packed['packed'], values: ArrayLike<number>): Packed {
  const bytes = new Uint8Array(ARRAYS[packed].from(values).buffer);
  return { packed, data: Buffer.from(bytes).toString('base64') };
}

function unpack({ packed, data }: Packed): number[] {
  const bytes = Uint8Array.from(Buffer.from(data, 'base64'));
  return Array.from(new ARRAYS[packed](bytes.buffer));
}

const packForest = (forest: Forest) => ({
  roots: pack('i32', forest.roots),
  feature: pack('i32', forest.feature),
  threshold: pack('i32', forest.threshold),
  left: pack('i32', forest.left),
  missingLeft: pack('u8', forest.missingLeft),
  value: pack('f64', forest.value),
  sets: forest.sets,
});

function unpackForest(given: ReturnType<typeof packForest>): Forest {
  const { roots, feature, threshold, left, missingLeft, value, sets } = given;
  return {
    roots: unpack(roots),
    feature: unpack(feature),
    threshold: unpack(threshold),
    left: unpack(left),
    missingLeft: unpack(missingLeft),
    value: unpack(value),
    sets,
  };
}

const packMember = ({ trees, additive }: Member) => ({
  start: trees.start,
  forest: packForest(trees.forest),
  additive,
});

const packHoldOut = (holdOut: HoldOut) => ({
  ...holdOut,
  margins: pack('f32', holdOut.margins),
  probabilities: pack('f32', holdOut.probabilities),
  labels: pack('u8', holdOut.labels),
});

type Stored = Omit<ForecastModel, 'ensemble' | 'holdOut'> & {
  ensemble:
    | (Omit<NonNullable<ForecastModel['ensemble']>, 'members'> & { members: ReturnType<typeof packMember>[] })
    | null;
  holdOut: ReturnType<typeof packHoldOut> | null;
};

/** Plain JSON for `forecast_models.parameters`. */
export function encodeModel(model: ForecastModel): EncodedModel {
  const { ensemble, holdOut } = model;
  const stored: Stored = {
    ...model,
    ensemble: ensemble && { ...ensemble, members: ensemble.members.map(packMember) },
    holdOut: holdOut && packHoldOut(holdOut),
  };
  return { format: 1, model: stored };
}

/** The model that `encodeModel` wrote. Only for JSON from our own table; throws if the format is another one. */
export function decodeModel(encoded: EncodedModel): ForecastModel {
  if (encoded.format !== 1) throw new Error(`unknown forecast model format ${String(encoded.format)}`);
  const stored = encoded.model as Stored;
  return {
    ...stored,
    ensemble: stored.ensemble && {
      ...stored.ensemble,
      members: stored.ensemble.members.map(({ start, forest, additive }) => ({
        trees: { start, forest: unpackForest(forest) },
        additive,
      })),
    },
    holdOut: stored.holdOut && {
      ...stored.holdOut,
      margins: Float64Array.from(unpack(stored.holdOut.margins)),
      probabilities: Float64Array.from(unpack(stored.holdOut.probabilities)),
      labels: Uint8Array.from(unpack(stored.holdOut.labels)),
    },
  };
}
