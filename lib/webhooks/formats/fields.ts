import { createHash } from 'node:crypto';
import type { EventType } from '../../outcomes/schema';
import type { Parsed, Skipped, WebhookEvent } from '../schema';

export type Fields = Record<string, unknown>;

/** Why one event can't be understood; the rest of its batch goes on. */
export class Poisoned extends Error {}

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A property of the object itself, never of its prototype. */
export function field(fields: unknown, name: string): unknown {
  return isFields(fields) && Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Text as the database can store it: no NUL, no half of a surrogate pair. Ids may be numbers on the wire. */
export function text(fields: unknown, name: string, maxLength = 500): string | undefined {
  const value = field(fields, name);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  const clean = value.replaceAll('\0', '').toWellFormed().trim().slice(0, maxLength);
  return clean === '' ? undefined : clean;
}

export function firstText(fields: unknown, names: readonly string[]): string | undefined {
  return names.map((name) => text(fields, name)).find((value) => value !== undefined);
}

/** An amount of at most 15 digits before the point; decimal text, as numeric takes it. */
export function money(fields: unknown, names: readonly string[]): string | undefined {
  const raw = firstText(fields, names);
  if (raw === undefined) return undefined;
  if (!/^\d{1,15}(\.\d{1,20})?$/.test(raw)) throw new Poisoned('The deal value is not an amount.');
  return raw;
}

export function currency(fields: unknown, names: readonly string[]): string | undefined {
  const raw = firstText(fields, names)?.toUpperCase();
  return raw !== undefined && /^[A-Z]{3}$/.test(raw) ? raw : undefined;
}

const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);
const WITHOUT_ZONE = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?$/;

/** Seconds, milliseconds, ISO 8601, or a date without a zone (UTC); undefined when there is none. */
export function time(fields: unknown, names: readonly string[]): string | undefined {
  const raw = firstText(fields, names);
  if (raw === undefined) return undefined;
  const at = millisecondsOf(raw);
  if (!(at >= EARLIEST && at < LATEST)) throw new Poisoned('The time of the event is not a time.');
  return new Date(at).toISOString();
}

function millisecondsOf(raw: string): number {
  if (/^\d+(\.\d+)?$/.test(raw)) return Number(raw) < 1e11 ? Number(raw) * 1000 : Number(raw);
  return Date.parse(WITHOUT_ZONE.test(raw) ? `${raw.replace(' ', 'T')}Z` : raw);
}

/** An id for an event that came without one: the same content gives the same id. */
export function identityOf(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

export const email = (value: string | undefined): string | undefined =>
  value?.includes('@') ? value.toLowerCase() : undefined;

type Reading = WebhookEvent | { ignored: string };

/** Reads each item on its own: one that can't be read is set aside with the reason. */
export function readEach(
  items: readonly unknown[],
  nameOf: (item: unknown) => string,
  read: (item: Fields) => Reading,
): Parsed {
  const events: WebhookEvent[] = [];
  const skipped: Skipped[] = [];
  for (const item of items) {
    try {
      if (!isFields(item)) throw new Poisoned('The event is not an object.');
      const reading = read(item);
      if ('ignored' in reading)
        skipped.push({ result: 'ignored', event: nameOf(item), reason: reading.ignored });
      else events.push(reading);
    } catch (thrown) {
      if (!(thrown instanceof Poisoned)) throw thrown;
      skipped.push({ result: 'quarantined', event: nameOf(item), reason: thrown.message });
    }
  }
  return { events, skipped };
}

/** What the state of a deal says to the ledger. `deal_reopened` stands for "open": it takes a win back. */
export const DEAL_STATES: Record<'open' | 'won' | 'lost', EventType> = {
  open: 'deal_reopened',
  won: 'deal_won',
  lost: 'deal_lost',
};
