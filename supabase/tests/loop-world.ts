import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { POST as importContacts } from '@/app/api/v1/contacts/import/route';
import { POST as track } from '@/app/api/v1/messages/route';
import { POST as createEndpoint } from '@/app/api/v1/webhook-endpoints/route';
import { POST as receive } from '@/app/webhooks/[token]/[provider]/route';
import { overrideEnv } from '@/lib/env/env';
import { jobs } from '@/lib/jobs/registry';
import { drain } from '@/lib/jobs/worker-loop';
import { replyAddress } from '@/lib/outcomes/service';
import { createRng } from '@/lib/stats/rng';
import { closeServer, listen } from '../embedded/listen';
import { call } from '../embedded/test-api';
import { campaignWorld } from './campaign-world';
import { deliverAll } from './scripted-sender/deliver';
import { makeKeys } from './scripted-sender/keys';
import { planOf } from './scripted-sender/plan';
import { type Read, readBy } from './scripted-sender/readers';

const DAY_MS = 86_400_000;
type Decisions = Record<string, Record<string, unknown>>;
export type Sent = { name: string; decisions: Decisions; body: string; n: number };

/** An organisation that signed up a minute ago, and readers who answer through the providers' webhooks. */
export async function loopWorld(isConvincing: (decisions: Decisions) => boolean, seed = 11) {
  const w = await campaignWorld();
  const rng = createRng(seed);
  const keys = makeKeys();
  const server = createServer(
    getRequestListener((request) => {
      const [, , token = '', provider = ''] = new URL(request.url).pathname.split('/');
      return receive(request, { params: Promise.resolve({ token, provider }) });
    }),
  );
  const url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
  overrideEnv({ ...w.stack.env, APP_URL: url, ENCRYPTION_KEY: randomBytes(32).toString('base64') });
  const urlOf = async (provider: 'sendgrid' | 'sendgrid-inbound') => {
    const body = { provider, name: `Scripted ${provider}`, ...keys.endpoints[provider] };
    return (await call<{ url: string }>(createEndpoint, { key: w.keys.admin, body })).body.url;
  };
  const sendgrid = await urlOf('sendgrid');
  const urls = {
    sendgrid,
    'sendgrid-inbound': await urlOf('sendgrid-inbound'),
    ...{ hubspot: '', salesforce: '', pipedrive: '', generic: '' },
  };

  /** Jobs run; those that wait for a quiet minute are not waited for. */
  async function work(): Promise<void> {
    const options = { db: w.stack.service, jobs, signal: new AbortController().signal };
    for (let round = 0; round < 4; round++) {
      await w.stack.sql.query(`update pgmq.q_jobs set vt = now() where vt > now()`, []);
      await drain(options, Date.now() + 120_000);
    }
  }

  /** Signed events and replies for these messages, repeated and shuffled, until every job has run. */
  async function readersRead(messages: readonly Read[]): Promise<void> {
    const lives = readBy(messages, rng);
    const replyTo = (id: string) => replyAddress(id, 'parse.example.com');
    const { deliveries } = planOf(lives, { keys, urls, replyTo }, rng);
    const { givenUp } = await deliverAll(deliveries, { connections: 4, rng });
    if (givenUp > 0) throw new Error(`${givenUp} deliveries were not taken.`);
    await work();
  }

  let people = 0;
  return {
    ...w,
    work,
    /** A campaign of the past, tracked as it was sent, and what its readers did. */
    async ran({ name, decisions, body, n }: Sent): Promise<void> {
      const emails = Array.from({ length: n }, () => `reader${people++}@buyer.example`);
      const sentAt = Date.now() - 20 * DAY_MS;
      await call(importContacts, {
        key: w.keys.write,
        body: emails.map((email, i) => ({ email, name: `Reader Number${people + i}`, industry: 'Retail' })),
      });
      const tracked = await call<{ outcome_id: string }[]>(track, {
        key: w.keys.write,
        body: emails.map((contact_email) => ({
          campaign_id: name,
          contact_email,
          channel: 'email',
          subject_line: 'A question',
          message_body: body,
          agent_decisions: decisions,
          lead_context: { industry: 'Retail' },
          sent_at: new Date(sentAt).toISOString(),
        })),
      });
      await readersRead(
        emails.map((email, i) => ({
          outcomeId: tracked.body[i]?.outcome_id ?? '',
          email,
          sentAt,
          isConvincing: isConvincing(decisions),
        })),
      );
    },
    /** Messages of the outbox that a rep sent by hand. */
    async arrived(
      messages: readonly { outcome_id: string; to_address: string | null; agent_decisions: Decisions }[],
    ) {
      await readersRead(
        messages.map(({ outcome_id, to_address, agent_decisions }) => ({
          outcomeId: outcome_id,
          email: to_address ?? '',
          sentAt: Date.now() - 7_200_000,
          isConvincing: isConvincing(agent_decisions),
        })),
      );
    },
    async close() {
      await closeServer(server);
      await w.close();
    },
  };
}
