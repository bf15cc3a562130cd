import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { POST as importContacts } from '@/app/api/v1/contacts/import/route';
import { POST as track } from '@/app/api/v1/messages/route';
import { POST as createEndpoint } from '@/app/api/v1/webhook-endpoints/route';
import { POST as receive } from '@/app/webhooks/[token]/[provider]/route';
import { closeServer, listen } from '../../supabase/embedded/listen';
import { apiTest } from '../../supabase/embedded/test-api';
import { startCampaign } from '../../supabase/tests/scripted-sender/campaign';
import { effects, mismatches } from '../../supabase/tests/scripted-sender/compare';
import { deliverAll } from '../../supabase/tests/scripted-sender/deliver';
import { HUBSPOT_TOKEN } from '../../supabase/tests/scripted-sender/keys';
import { overrideEnv } from '../env/env';
import { jobs } from '../jobs/registry';
import { drain } from '../jobs/worker-loop';
import { replyAddress } from '../outcomes/service';
import { createRng } from '../stats/rng';
import { hubspotServer } from './testing/hubspot-server';

const MESSAGES = 100;
type Handler = (request: Request, context: { params: Promise<never> }) => Promise<Response>;
const routes: [RegExp, unknown][] = [
  [/^\/api\/v1\/webhook-endpoints$/, createEndpoint],
  [/^\/api\/v1\/contacts\/import$/, importContacts],
  [/^\/api\/v1\/messages$/, track],
  [/^\/webhooks\/(?<token>[^/]+)\/(?<provider>[^/]+)$/, receive],
];

/** The routes behind a real server, which now and then is out of order for the providers. */
let posts = 0;
async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/webhooks/')) {
    posts += 1;
    if (posts % 11 === 0) return new Response('Overloaded.', { status: 503 });
  }
  for (const [pattern, handler] of routes) {
    const found = pattern.exec(pathname);
    if (found)
      return (handler as Handler)(request, { params: Promise.resolve({ ...found.groups } as never) });
  }
  return new Response('Not found.', { status: 404 });
}

const server = createServer(getRequestListener(answer));
let t: Awaited<ReturnType<typeof apiTest>>;
let hubspot: Awaited<ReturnType<typeof hubspotServer>>;
let url: string;
beforeAll(async () => {
  t = await apiTest();
  url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
  hubspot = await hubspotServer(HUBSPOT_TOKEN);
  overrideEnv({
    ...t.stack.env,
    APP_URL: url,
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    HUBSPOT_BASE_URL: hubspot.url,
  });
});
afterAll(async () => {
  await closeServer(server);
  hubspot.close();
  await t.close();
});

it('a campaign that five providers tell, repeated, shuffled and with lost answers, is the truth exactly', async () => {
  const replyTo = (outcomeId: string) => replyAddress(outcomeId, 'parse.example.com');
  const target = { url, key: t.keys.admin, replyTo, hubspot };
  const { messages, plan } = await startCampaign(target, MESSAGES, 7);
  const line = { connections: 6, rng: createRng(8), lost: 0.1 };
  const sent = await deliverAll(plan.deliveries, line);
  expect(sent.givenUp).toBe(0);
  expect(sent.attempts).toBeGreaterThan(plan.deliveries.length * 1.1);
  await drain({ db: t.stack.service, jobs, signal: new AbortController().signal }, Date.now() + 180_000);

  expect(await mismatches(t.stack.service, t.org.id, messages)).toEqual([]);
  const became = await effects(t.stack.service, t.org.id);
  expect(became).toMatchObject({
    'delivery accepted': expect.any(Number),
    'delivery duplicate': expect.any(Number),
  });
  expect(became).not.toHaveProperty('unlinked');
  expect(became).not.toHaveProperty('quarantined');
}, 240_000);
