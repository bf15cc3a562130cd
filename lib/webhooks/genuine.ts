import { sameSecret } from '../auth/secret';
import { AppError } from '../errors';
import { readOutboundMessage } from './formats/salesforce';
import { isXml } from './parse';
import type { EndpointSettings, Provider } from './schema';
import {
  hasBasic,
  hasBearer,
  hasHmac,
  hasStandardSignature,
  isFromHubSpot,
  isFromSendGrid,
  type Signed,
} from './signatures';

type Request = Signed & { uri: string; now: Date; body: string; settings: EndpointSettings };

/** Whether the provider of an endpoint sent this. Who has no secret is refused, except where nothing is signed. */
export function isGenuine(provider: Provider, request: Request): boolean {
  switch (provider) {
    case 'sendgrid':
      return isFromSendGrid(request);
    case 'sendgrid-inbound':
      // Signed only when a security policy is attached; without its key the secret address is all there is.
      return request.secrets.length === 0 || isFromSendGrid(request);
    case 'hubspot':
      return isFromHubSpot({ ...request, method: 'POST' });
    case 'pipedrive':
      return hasBasic(request);
    case 'generic':
      return request.headers.has('webhook-signature') ? hasStandardSignature(request) : hasHmac(request);
    case 'salesforce':
      return isXml(request.body) ? isOurOrganization(request) : hasHmac(request) || hasBearer(request);
  }
}

/** Outbound messages carry no signature: the secret address opened the endpoint, and this is the second look. */
function isOurOrganization({ body, settings }: Request): boolean {
  const { organizationId } = readOutboundMessage(body);
  return settings.organization_id === undefined || sameSecret(organizationId, settings.organization_id);
}

/** The bytes as text, or bad_request: whatever we store is UTF-8. */
export function readText(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.trim() !== '' && !text.includes('\0')) return text;
  } catch (cause) {
    throw new AppError('bad_request', 'The body is not UTF-8.', { cause });
  }
  throw new AppError('bad_request', 'The body is empty.');
}
