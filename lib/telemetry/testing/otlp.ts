/** Reads OTLP as opentelemetry-proto writes it down, without the packages that wrote it. */
type Kind = 'text' | 'hex' | 'varint' | 'fixed64' | 'double' | 'doubles' | 'fixed64s';
type Field = { name: string; kind: Kind | Schema; many?: true };
type Schema = { [number: number]: Field };

const one = (name: string, kind: Kind | Schema): Field => ({ name, kind });
const many = (name: string, kind: Kind | Schema): Field => ({ name, kind, many: true });

const keyValue: Schema = {
  1: one('key', 'text'),
  2: one('value', {
    1: one('string', 'text'),
    2: one('bool', 'varint'),
    3: one('int', 'varint'),
    4: one('double', 'double'),
  }),
};
const resource: Schema = { 1: many('attributes', keyValue) };
const span: Schema = {
  1: one('traceId', 'hex'),
  2: one('spanId', 'hex'),
  3: one('traceState', 'text'),
  4: one('parentSpanId', 'hex'),
  5: one('name', 'text'),
  6: one('kind', 'varint'),
  7: one('start', 'fixed64'),
  8: one('end', 'fixed64'),
  9: many('attributes', keyValue),
  11: many('events', { 2: one('name', 'text'), 3: many('attributes', keyValue) }),
  13: many('links', { 1: one('traceId', 'hex'), 2: one('spanId', 'hex'), 4: many('attributes', keyValue) }),
  15: one('status', { 2: one('message', 'text'), 3: one('code', 'varint') }),
};
const point: Schema = {
  4: one('double', 'double'),
  6: one('int', 'fixed64'),
  7: many('attributes', keyValue),
};
const histogramPoint: Schema = {
  4: one('count', 'fixed64'),
  5: one('sum', 'double'),
  6: one('buckets', 'fixed64s'),
  7: one('bounds', 'doubles'),
  9: many('attributes', keyValue),
};
const metric: Schema = {
  1: one('name', 'text'),
  2: one('description', 'text'),
  3: one('unit', 'text'),
  5: one('gauge', { 1: many('points', point) }),
  7: one('sum', { 1: many('points', point) }),
  9: one('histogram', { 1: many('points', histogramPoint) }),
};
const request = (item: Schema): Schema => ({
  1: many('resources', { 1: one('resource', resource), 2: many('scopes', { 2: many('items', item) }) }),
});
export const TRACES = request(span);
export const METRICS = request(metric);

export type Decoded = { [name: string]: unknown };

export function decode(bytes: Buffer, schema: Schema): Decoded {
  const message: Decoded = {};
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes.readUInt8(at++);
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return Number(value);
    }
  };
  const take = (length: number) => {
    at += length;
    return bytes.subarray(at - length, at);
  };
  const read = (wireType: number) => {
    if (wireType === 0) return varint();
    if (wireType === 1) return take(8);
    if (wireType === 2) return take(varint());
    if (wireType === 5) return take(4);
    throw new Error(`${wireType} is not a wire type of protobuf.`);
  };
  while (at < bytes.length) {
    const tag = varint();
    const raw = read(tag & 7);
    const field = schema[tag >> 3];
    if (!field) continue;
    const value = typeof raw === 'number' ? raw : readAs(raw, field.kind);
    message[field.name] = field.many ? [...((message[field.name] as unknown[]) ?? []), value] : value;
  }
  return message;
}

function readAs(raw: Buffer, kind: Kind | Schema): unknown {
  if (typeof kind === 'object') return decode(raw, kind);
  if (kind === 'hex') return raw.toString('hex');
  if (kind === 'fixed64') return Number(raw.readBigUInt64LE());
  if (kind === 'double') return raw.readDoubleLE();
  const eights = Array.from({ length: raw.length / 8 }, (_, i) => raw.subarray(i * 8, i * 8 + 8));
  if (kind === 'doubles') return eights.map((eight) => eight.readDoubleLE());
  if (kind === 'fixed64s') return eights.map((eight) => Number(eight.readBigUInt64LE()));
  return raw.toString();
}
