import { type Rng, shuffledIndices } from '../../../lib/stats/rng';
import type { Delivery } from './deliver';
import type { Keys } from './keys';
import type { Message } from './steps';
import { genericDeal, genericMeeting, hubSpotDeal, hubSpotMeeting, pipedriveDeal } from './wire-crm';
import { isThin, thinEvent } from './wire-hubspot';
import { inboundMail, inboundType } from './wire-inbound';
import { isAcknowledged, salesforceMessage, salesforceNotification } from './wire-salesforce';
import { sendGridBatch, sendGridEvent } from './wire-sendgrid';

export type Tracked = Message & { outcomeId: string };
export type Addresses = Record<
  'sendgrid' | 'sendgrid-inbound' | 'hubspot' | 'salesforce' | 'pipedrive' | 'generic',
  string
>;
export type Plan = { events: number; deliveries: Delivery[] };
type Desk = { keys: Keys; urls: Addresses };
/** The address in Reply-To, as the application would mint it. */
type ReplyTo = (outcomeId: string) => string;

const JSON_TYPE = 'application/json';
const ATTEMPTS = { sendgrid: 20, hubspot: 10, salesforce: 20, pipedrive: 4, generic: 8 };

/** Every delivery of a campaign: events repeated, some many times, batched, batches repeated, and all of it shuffled. */
export function planOf(messages: readonly Tracked[], desk: Desk & { replyTo: ReplyTo }, rng: Rng): Plan {
  const mails: string[] = [];
  const thin: string[] = [];
  const notifications: string[] = [];
  const singles: Delivery[] = [];
  for (const message of messages) {
    message.steps.forEach((step, place) => {
      if (step.kind === 'mail') mails.push(sendGridEvent(message, step, place, message.outcomeId));
      else if (step.kind === 'deal' && step.via === 'salesforce')
        notifications.push(salesforceNotification(message, step));
      else if (step.kind === 'reply')
        singles.push(
          inboundDelivery(inboundMail(message, step, place, desk.replyTo(message.outcomeId)), desk),
        );
      else if (isThin(message, step)) thin.push(thinEvent(message, step, place));
      else singles.push(crmDelivery(message, step, place, desk));
    });
  }
  const events = mails.length + notifications.length + thin.length + singles.length;
  const batches = [
    ...chunks(shuffled(repeated(mails, rng), rng), 100).map((batch) => sendGridDelivery(batch, desk)),
    ...chunks(shuffled(repeated(notifications, rng), rng), 20).map((batch) =>
      salesforceDelivery(batch, desk),
    ),
    ...chunks(shuffled(repeated(thin, rng), rng), 10).map((batch) =>
      hubSpotDelivery(`[${batch}]`, 'app', desk),
    ),
  ];
  return { events, deliveries: shuffled(repeated([...batches, ...singles], rng), rng) };
}

export function sendGridDelivery(events: readonly string[], { keys, urls }: Desk): Delivery {
  const body = sendGridBatch(events);
  const sign = () => keys.sendgrid(body);
  return { url: urls.sendgrid, body, contentType: JSON_TYPE, sign, attempts: ATTEMPTS.sendgrid };
}

function salesforceDelivery(batch: readonly string[], { urls }: Desk): Delivery {
  return {
    url: urls.salesforce,
    body: salesforceMessage(batch),
    contentType: 'text/xml; charset=utf-8',
    sign: () => ({ soapaction: '""' }),
    attempts: ATTEMPTS.salesforce,
    isTaken: isAcknowledged,
  };
}

function inboundDelivery(body: Uint8Array<ArrayBuffer>, { keys, urls }: Desk): Delivery {
  const sign = () => keys.sendgrid(body);
  const url = urls['sendgrid-inbound'];
  return { url, body, contentType: inboundType, sign, attempts: ATTEMPTS.sendgrid };
}

function hubSpotDelivery(body: string, from: 'app' | 'workflow', { keys, urls }: Desk): Delivery {
  const how = from === 'app' ? keys.hubspotApp : keys.hubspotWorkflow;
  const sign = () => how(body, urls.hubspot);
  return { url: urls.hubspot, body, contentType: JSON_TYPE, sign, attempts: ATTEMPTS.hubspot };
}

type CrmStep = Exclude<Message['steps'][number], { kind: 'mail' | 'reply' }>;

function crmDelivery(message: Tracked, step: CrmStep, place: number, { keys, urls }: Desk): Delivery {
  const isDeal = step.kind === 'deal';
  if (step.via === 'pipedrive') {
    const body = isDeal ? pipedriveDeal(message, step) : '';
    return {
      url: urls.pipedrive,
      body,
      contentType: JSON_TYPE,
      sign: keys.pipedrive,
      attempts: ATTEMPTS.pipedrive,
    };
  }
  if (step.via === 'hubspot') {
    const isMoved = message.steps.slice(0, place).some(({ kind }) => kind === 'meeting');
    const body = isDeal ? hubSpotDeal(message, step) : hubSpotMeeting(message, step, isMoved);
    return hubSpotDelivery(body, isDeal ? 'workflow' : 'app', { keys, urls });
  }
  const body = isDeal ? genericDeal(message, step, message.outcomeId) : genericMeeting(message, step);
  const sign = () => keys.generic(body, `msg_${message.n}_${place}`);
  return { url: urls.generic, body, contentType: JSON_TYPE, sign, attempts: ATTEMPTS.generic };
}

/** A third of everything comes twice, a few things seven times. */
function repeated<T>(list: readonly T[], rng: Rng): T[] {
  return list.flatMap((item) => {
    const luck = rng.next();
    let copies = 1;
    if (luck < 0.02) copies = 7;
    else if (luck < 0.35) copies = 2;
    return Array.from({ length: copies }, () => item);
  });
}

function shuffled<T>(list: readonly T[], rng: Rng): T[] {
  return [...shuffledIndices(list.length, rng)].flatMap((at) => list.slice(at, at + 1));
}

export function chunks<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );
}
