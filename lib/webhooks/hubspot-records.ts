import 'server-only';
import { env } from '../env/env';
import { type Fields, field, isFields, text } from './formats/fields';
import type { CrmRecord } from './schema';

const TIMEOUT_MS = 8000;
const MAX_CONTACTS = 3;
const MAX_RETRY_AFTER_SECONDS = 3600;
const PROPERTIES: Record<CrmRecord['type'], string> = {
  deals: 'amount,deal_currency_code,dealstage,hs_is_closed,hs_is_closed_won,outcome_id',
  meetings: 'hs_meeting_outcome,outcome_id',
};

/** The CRM could not answer now: ask again, no sooner than it said. */
export class CrmUnavailable extends Error {
  constructor(
    message: string,
    readonly retryAfterSeconds = 0,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The CRM will not answer this, however often it is asked. */
export class CrmRefused extends Error {}

/** A deal or a meeting as HubSpot has it now, and the addresses of its contacts; undefined when it has none. */
export async function readHubSpot(
  token: string,
  { type, id }: CrmRecord,
): Promise<{ properties: Fields; emails: string[] } | undefined> {
  const query = `properties=${PROPERTIES[type]}&associations=contacts`;
  const record = await get(token, `/crm/v3/objects/${type}/${id}?${query}`);
  if (!record) return undefined;
  const contacts = field(field(field(record, 'associations'), 'contacts'), 'results');
  const ids = (Array.isArray(contacts) ? contacts : [])
    .map((contact) => text(contact, 'id'))
    .filter((contact) => contact !== undefined && /^\d+$/.test(contact));
  const emails: string[] = [];
  for (const contact of [...new Set(ids)].slice(0, MAX_CONTACTS)) {
    const found = await get(token, `/crm/v3/objects/contacts/${contact}?properties=email`);
    const email = text(field(found, 'properties'), 'email')?.toLowerCase();
    if (email) emails.push(email);
  }
  const properties = field(record, 'properties');
  return { properties: isFields(properties) ? properties : {}, emails };
}

async function get(token: string, path: string): Promise<unknown> {
  const { status, headers, body } = await request(token, path);
  if (status === 404) return undefined;
  if (status === 200 && body !== undefined) return body;
  if (status === 401)
    throw new CrmRefused('HubSpot does not accept the token (401). Give this endpoint a new one and replay.');
  if (status === 403)
    throw new CrmRefused(
      'The token may not read deals, meetings or contacts (403). Add the scopes to the private app and replay.',
    );
  if (status === 429 || status >= 500 || status === 200)
    throw new CrmUnavailable(`HubSpot answered ${status}.`, retryAfterOf(headers));
  throw new CrmRefused(`HubSpot answered ${status}.`);
}

async function request(token: string, path: string) {
  try {
    const response = await fetch(new URL(path, env().HUBSPOT_BASE_URL), {
      headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
      // A redirect would carry the token elsewhere.
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return { status: response.status, headers: response.headers, body: parsed(await response.text()) };
  } catch (cause) {
    throw new CrmUnavailable('HubSpot did not answer.', 0, { cause });
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Seconds, or a date. */
function retryAfterOf(headers: Headers): number {
  const given = headers.get('retry-after') ?? '';
  const seconds = /^\d+$/.test(given) ? Number(given) : (Date.parse(given) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.min(Math.max(Math.ceil(seconds), 0), MAX_RETRY_AFTER_SECONDS) : 0;
}
