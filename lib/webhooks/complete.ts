import { currency, DEAL_STATES, type Fields, money, Poisoned, text } from './formats/fields';
import { CrmRefused } from './hubspot-records';
import type { CrmRecord, Parsed, Skipped, WebhookEvent } from './schema';

type Read = (record: CrmRecord) => Promise<{ properties: Fields; emails: readonly string[] } | undefined>;
/** Which of several addresses belong to contacts that we know. */
type Known = (emails: readonly string[]) => Promise<readonly string[]>;

const AT_A_TIME = 4;

/** Adds to thin events what the CRM knows; what it refuses to tell is set aside with the reason, to be replayed. */
export async function completeEvents({ events, skipped }: Parsed, read: Read, known: Known): Promise<Parsed> {
  const asked = new Map<string, ReturnType<Read>>();
  const ask = (record: CrmRecord) => {
    const key = `${record.type}/${record.id}`;
    const answer = asked.get(key) ?? read(record);
    asked.set(key, answer);
    return answer;
  };
  const complete = async (event: WebhookEvent): Promise<WebhookEvent | Skipped> => {
    if (!event.crm_record) return event;
    try {
      const found = await ask(event.crm_record);
      if (!found) return aside(event, `HubSpot has no ${event.crm_record.type.slice(0, -1)} of this id.`);
      return completed(event, event.crm_record, found.properties, await chosen(found.emails, known));
    } catch (thrown) {
      if (thrown instanceof CrmRefused || thrown instanceof Poisoned) return aside(event, thrown.message);
      throw thrown;
    }
  };
  const results: (WebhookEvent | Skipped)[] = [];
  for (let i = 0; i < events.length; i += AT_A_TIME)
    results.push(...(await Promise.all(events.slice(i, i + AT_A_TIME).map(complete))));
  return {
    events: results.filter((result): result is WebhookEvent => !('result' in result)),
    skipped: [...skipped, ...results.filter((result): result is Skipped => 'result' in result)],
  };
}

const aside = ({ type }: WebhookEvent, reason: string): Skipped => ({
  result: 'quarantined',
  event: type,
  reason,
});

async function chosen(emails: readonly string[], known: Known): Promise<string | undefined> {
  if (emails.length < 2) return emails[0];
  const ours = await known(emails);
  return emails.find((email) => ours.includes(email)) ?? emails[0];
}

function completed(
  event: WebhookEvent,
  { stage }: CrmRecord,
  properties: Fields,
  email: string | undefined,
): WebhookEvent {
  const type =
    stage !== undefined && text(properties, 'dealstage') === stage ? stateOf(properties) : event.type;
  const value = type === 'deal_won' ? money(properties, ['amount']) : undefined;
  return {
    ...event,
    type,
    // A win that was first recorded without its amount is recorded again with it, and counts once.
    source_event_id: value === undefined ? event.source_event_id : `${event.source_event_id}:amount`,
    link: { ...event.link, email, outcome_id: text(properties, 'outcome_id') },
    deal_value: value,
    currency: currency(properties, ['deal_currency_code']),
  };
}

/** What a stage without a meaning of its own means, as HubSpot says of the deal that stands in it. */
function stateOf(properties: Fields): WebhookEvent['type'] {
  const is = (name: string) => text(properties, name) === 'true';
  if (is('hs_is_closed_won')) return DEAL_STATES.won;
  return is('hs_is_closed') ? DEAL_STATES.lost : DEAL_STATES.open;
}
