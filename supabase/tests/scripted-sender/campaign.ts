import { createRng } from '../../../lib/stats/rng';
import { makeKeys } from './keys';
import { messageOf } from './life';
import { type Addresses, chunks, type Plan, planOf, type Tracked } from './plan';
import { personId } from './wire-crm';
import { type HubSpot, tellHubSpot } from './wire-hubspot';
import { isNamedBySendGrid, mailId } from './wire-sendgrid';

export type Target = {
  url: string;
  key: string;
  /** Mints the address that a message wants its answers at. */
  replyTo: (outcomeId: string) => string;
  /** The CRM that the application asks for what HubSpot's events leave out. */
  hubspot: HubSpot;
};
export type Campaign = {
  messages: Tracked[];
  plan: Plan;
  keys: ReturnType<typeof makeKeys>;
  urls: Addresses;
};

/** Endpoints, people and tracked messages, all through the API; and the deliveries that will tell of them. */
export async function startCampaign(target: Target, size: number, seed: number): Promise<Campaign> {
  const rng = createRng(seed);
  const keys = makeKeys();
  const names = ['sendgrid', 'sendgrid-inbound', 'hubspot', 'salesforce', 'pipedrive', 'generic'] as const;
  const made = await Promise.all(
    names.map(async (provider) => {
      const body = { provider, name: `Scripted ${provider}`, ...keys.endpoints[provider] };
      return [provider, (await ask<{ url: string }>(target, '/api/v1/webhook-endpoints', body)).url] as const;
    }),
  );
  const urls = Object.fromEntries(made) as Addresses;
  const lives = Array.from({ length: size }, (_, n) => messageOf(n, rng));
  for (const part of chunks(lives, 500)) {
    const people = part.filter(({ n, person }) => n === person);
    const rows = people.map(({ person, email }) => ({
      external_id: personId(person),
      email,
      name: `Buyer ${person}`,
    }));
    await ask(target, '/api/v1/contacts/import', rows);
  }
  const messages: Tracked[] = [];
  for (const part of chunks(lives, 250)) {
    const tracked = await ask<{ outcome_id: string }[]>(
      target,
      '/api/v1/messages',
      part.map(({ n, person, email, sentAt }) => ({
        ...(n % 5 === 0 ? { lead_id: personId(person) } : { contact_email: email }),
        campaign_id: 'scripted',
        channel: 'email',
        subject_line: `Hello ${n}`,
        message_body: 'We help teams like yours to answer faster.',
        sent_at: new Date(sentAt).toISOString(),
        ...(isNamedBySendGrid(n) ? { provider_message_id: mailId(n) } : {}),
      })),
    );
    part.forEach((life, i) => {
      messages.push({ ...life, outcomeId: tracked[i]?.outcome_id ?? '' });
    });
  }
  tellHubSpot(target.hubspot, messages);
  const plan = planOf(messages, { keys, urls, replyTo: target.replyTo }, rng);
  return { messages, plan, keys, urls };
}

async function ask<T>({ url, key }: Pick<Target, 'url' | 'key'>, path: string, body: unknown): Promise<T> {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const response = await fetch(new URL(path, url), { method: 'POST', body: JSON.stringify(body), headers });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${answer.slice(0, 300)}`);
  return JSON.parse(answer) as T;
}
