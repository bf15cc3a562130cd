import { AppError } from '../errors';
import { field, firstText, isFields } from './formats/fields';
import { parseGeneric } from './formats/generic';
import { parseHubSpot } from './formats/hubspot';
import { parsePipedrive } from './formats/pipedrive';
import { parseSalesforceJson, parseSalesforceXml } from './formats/salesforce';
import { parseSendGrid } from './formats/sendgrid';
import { parseInbound } from './inbound/event';
import type { CrmProvider, ParseContext, Parsed, Provider } from './schema';

const parsers: Record<Provider, (body: unknown, context: ParseContext) => Parsed> = {
  sendgrid: parseSendGrid,
  'sendgrid-inbound': parseInbound,
  hubspot: parseHubSpot,
  salesforce: parseSalesforceJson,
  pipedrive: parsePipedrive,
  generic: parseGeneric,
};

export const isXml = (body: string): boolean => /^\uFEFF?\s*</.test(body);

/** The JSON in a delivery, or bad_request. */
export function readJson(body: string): unknown {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new AppError('bad_request', 'The body is not readable JSON.', { cause });
  }
}

/** What a stored delivery says. Throws bad_request only for a body that is unreadable as a whole. */
export function parseDelivery(provider: Provider, body: string, context: ParseContext): Parsed {
  if (provider === 'salesforce' && isXml(body)) return parseSalesforceXml(body, context);
  return parsers[provider](readJson(body), context);
}

/** Which CRM wrote this, from its shape: the shared endpoints take them all. */
export function detectCrm(body: string): CrmProvider {
  if (isXml(body)) return 'salesforce';
  const json = readJson(body);
  const first = Array.isArray(json) ? json[0] : json;
  const has = (name: string) => field(first, name) !== undefined;
  if (isFields(field(first, 'meta')) && (has('data') || has('current') || has('previous')))
    return 'pipedrive';
  if (firstText(first, ['subscriptionType', 'eventType'])) return 'hubspot';
  if (has('event')) return 'generic';
  if (has('properties') || has('dealstage') || has('hs_meeting_outcome')) return 'hubspot';
  if (has('StageName') || has('IsWon') || has('attributes')) return 'salesforce';
  return 'generic';
}
