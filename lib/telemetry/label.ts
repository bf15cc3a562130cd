import { createHash } from 'node:crypto';

declare const made: unique symbol;
/** A word of our own code or a hash, never something that a person typed. Only the functions of this file make one. */
export type Label = string & { readonly [made]: true };

/** A literal or a union of literals: a plain `string` is `never`. */
export type Literal<S extends string> = string extends S ? never : S;

export function label<S extends string>(text: Literal<S>): Label {
  return text as string as Label;
}

/** For values that come from outside: one of these, or "other". */
export function among(known: Iterable<string>, value: string): Label {
  for (const word of known) if (word === value) return word as Label;
  return label('other');
}

/** Tells organisations apart without naming one: their ids are random, so the hash leads back to nothing. */
export function orgLabel(id: string): Label {
  return createHash('sha256').update(`winloop:${id}`).digest('hex').slice(0, 16) as Label;
}

const FIXED_SEGMENT = /^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/;
const UNKNOWN_ROUTE = label('unknown');

/**
 * `/api/v1/deals/{id}` from the address and what Next took out of it. A segment that is neither a parameter nor
 * looks like a folder of ours makes the whole route unknown.
 */
export function routeLabel(pathname: string, params: unknown): Label {
  const rest = new Map(Object.entries(isRecord(params) ? params : {}));
  const segments: string[] = [];
  // From the end, where parameters stand: an id may be the same word as a folder before it.
  for (const raw of pathname.split('/').slice(1).reverse()) {
    const segment = decoded(raw);
    const name = [...rest].find(([, value]) => value === segment || value === raw)?.[0];
    if (name !== undefined) {
      rest.delete(name);
      segments.unshift(`{${name}}`);
    } else if (FIXED_SEGMENT.test(raw)) segments.unshift(raw);
    else return UNKNOWN_ROUTE;
  }
  return rest.size === 0 ? (`/${segments.join('/')}` as Label) : UNKNOWN_ROUTE;
}

/** `/(app)/deals/[id]/page` as Next writes the file of a page. */
export function pageLabel(file: string): Label {
  return /^(\/(\(\w+\)|\[[\w.]+\]|[a-z0-9-]+))+$/.test(file) ? (file as Label) : UNKNOWN_ROUTE;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
