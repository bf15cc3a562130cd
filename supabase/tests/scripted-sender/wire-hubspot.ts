import type { hubspotServer } from '../../../lib/webhooks/testing/hubspot-server';
import type { Message } from './steps';
import { amount, type DealStep, HUBSPOT_STAGES, hubSpotOutcome, type MeetingStep } from './wire-crm';

export type HubSpot = Awaited<ReturnType<typeof hubspotServer>>;

const DEAL = '0-3';
const MEETING = '0-47';
const dealId = (deal: number): string => String(90_000_000 + deal);
const meetingId = (n: number): string => String(41_000_000 + n);
const contactId = (person: number): string => String(600_000 + person);

/** Which deals and meetings an app's subscriptions tell of, and not a workflow. */
export const isThin = ({ n }: Message, step: DealStep | MeetingStep): boolean =>
  step.via === 'hubspot' && (step.kind === 'deal' ? step.deal % 3 === 0 : n % 2 === 0);

/** One event of a subscription of the generic kind: no amount, no address, no state from before. */
export function thinEvent(message: Message, step: DealStep | MeetingStep, place: number): string {
  const isDeal = step.kind === 'deal';
  const isNew = isDeal && step.before === null;
  const isMoved = message.steps.slice(0, place).some(({ kind }) => kind === 'meeting');
  const change = isDeal
    ? { propertyName: 'dealstage', propertyValue: HUBSPOT_STAGES[step.state] }
    : { propertyName: 'hs_meeting_outcome', propertyValue: hubSpotOutcome(step.state, isMoved) };
  return JSON.stringify({
    // Not unique, as HubSpot says itself.
    eventId: step.at % 1_000_000_007,
    subscriptionId: isDeal ? 11 : 12,
    portalId: 62_515,
    appId: 54_321,
    occurredAt: step.at,
    subscriptionType: isNew ? 'object.creation' : 'object.propertyChange',
    attemptNumber: 0,
    objectId: Number(isDeal ? dealId(step.deal) : meetingId(message.n)),
    objectTypeId: isDeal ? DEAL : MEETING,
    changeSource: 'CRM_UI',
    ...(isNew ? {} : change),
  });
}

/** What HubSpot answers when it is asked later: everything as it stands in the end. */
export function tellHubSpot(hubspot: HubSpot, messages: readonly Message[]): void {
  for (const message of messages) {
    const contacts = [contactId(message.person)];
    for (const step of message.steps) {
      if ((step.kind !== 'deal' && step.kind !== 'meeting') || !isThin(message, step)) continue;
      hubspot.has(`contacts/${contactId(message.person)}`, { properties: { email: message.email } });
      if (step.kind === 'meeting')
        hubspot.has(`meetings/${meetingId(message.n)}`, { properties: {}, contacts });
      else hubspot.has(`deals/${dealId(step.deal)}`, { properties: propertiesOf(step), contacts });
    }
  }
}

const propertiesOf = ({ state, cents }: DealStep) => ({
  dealstage: HUBSPOT_STAGES[state],
  amount: amount(cents),
  deal_currency_code: 'EUR',
  hs_is_closed: String(state !== 'open'),
  hs_is_closed_won: String(state === 'won'),
});
