import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as track } from '@/app/api/v1/messages/route';
import { POST as replay } from '@/app/api/v1/webhook-deliveries/[id]/replay/route';
import { GET as log } from '@/app/api/v1/webhook-endpoints/[id]/deliveries/route';
import { POST as rotate } from '@/app/api/v1/webhook-endpoints/[id]/rotate/route';
import { POST as create } from '@/app/api/v1/webhook-endpoints/route';
import { POST as byToken } from '@/app/webhooks/[token]/[provider]/route';
import { apiTest, call } from '../../../supabase/embedded/test-api';
import { overrideEnv } from '../../env/env';
import { drain } from '../../jobs/worker-loop';
import { replyAddress } from '../../outcomes/service';
import { webhookReceived } from '../jobs';
import { formOf, formType, headersOf, mail, mailFields, to } from '../testing/mail';
import { type Pair, pairOf, publicKey, signatureOf } from '../testing/pair';
import { post } from '../testing/send';

let t: Awaited<ReturnType<typeof apiTest>>;
const values = { ENCRYPTION_KEY: randomBytes(32).toString('hex') };
beforeAll(async () => {
  t = await apiTest(values);
});
afterAll(() => t.close());

const work = () =>
  drain(
    { db: t.stack.service, jobs: [webhookReceived], signal: new AbortController().signal },
    Date.now() + 60_000,
  );

type Endpoint = { id: string; token: string; secret?: string };
async function endpoint(body: object = {}): Promise<Endpoint> {
  const made = await call<Endpoint>(create, {
    key: t.keys.admin,
    body: { provider: 'sendgrid-inbound', ...body },
  });
  expect(made.status).toBe(201);
  return made.body;
}

type Entry = { id: string; verdict: string; effects: Record<string, string>[]; error: string | null };
const entries = async ({ id }: Endpoint) =>
  (await call<{ data: Entry[] }>(log, { key: t.keys.admin, params: { id } })).body.data;
const replayed = async (entry: Entry | undefined) => {
  const params = { id: entry?.id ?? '' };
  expect((await call(replay, { key: t.keys.admin, params, method: 'POST' })).status).toBe(202);
  await work();
};

function send({ token }: Endpoint, body: Uint8Array<ArrayBuffer>, pair?: Pair, boundary?: string) {
  const headers = { ...formType(boundary), ...(pair && signatureOf(body, pair)) };
  return post(byToken, body, headers, { token, provider: 'sendgrid-inbound' });
}

async function message(extra: object = {}, key = t.keys.write): Promise<string> {
  const body = {
    contact_email: 'buyer@example.org',
    channel: 'email',
    message_body: 'Hello',
    sent_at: '2026-01-01T09:00:00Z',
    ...extra,
  };
  return (await call<{ outcome_id: string }>(track, { key, body })).body.outcome_id;
}
const rowOf = async (id: string) =>
  (await t.stack.sql.query('select replied, reply_text from public.outcome_labels where id = $1', [id]))[0];

describe('a reply finds its message', () => {
  it('by the signed address, in any case; by what it answers; by its sender, as a guess', async () => {
    const inbound = await endpoint();
    expect(inbound.secret).toBeUndefined();
    const ids = {
      signed: await message({ provider_message_id: 'mid-signed' }),
      answered: await message({ provider_message_id: 'mid-answered' }),
      older: await message({ provider_message_id: 'mid-older' }),
      latest: await message({ sent_at: '2026-01-04T09:00:00Z' }),
    };
    const address = replyAddress(ids.signed, 'parse.example.com').toUpperCase();
    const sent = [
      mail({ envelope: to(address), text: 'By token', headers: headersOf('In-Reply-To: <mid-older@x>') }),
      mail({ text: 'By answer', headers: headersOf('In-Reply-To: <mid-answered@x>') }),
      mail({
        text: 'By reference',
        headers: headersOf('In-Reply-To: <lost@x>', 'References: <mid-older@x>'),
      }),
      mail({ text: 'By sender' }),
    ];
    for (const body of sent) expect((await send(inbound, body)).status).toBe(200);
    await work();
    expect(await rowOf(ids.signed)).toEqual({ replied: true, reply_text: 'By token' });
    expect(await rowOf(ids.answered)).toEqual({ replied: true, reply_text: 'By answer' });
    expect(await rowOf(ids.older)).toEqual({ replied: true, reply_text: 'By reference' });
    expect(await rowOf(ids.latest)).toEqual({ replied: true, reply_text: 'By sender' });
    const links = (await entries(inbound)).map(({ effects }) => effects[0]?.linked_by);
    expect(links.toSorted()).toEqual(['guess', undefined, undefined, undefined]);
  });

  it("not by another organisation's address, nor by its message id", async () => {
    const inbound = await endpoint();
    const theirs = await message({ provider_message_id: 'their-mid' }, t.keys.other);
    const ours = await message({ contact_email: 'other@example.org' });
    const from = { from: 'other@example.org' };
    await send(
      inbound,
      mail({ ...from, envelope: to(replyAddress(theirs, 'p.example.com'), 'other@example.org') }),
    );
    await send(
      inbound,
      mail({ from: 'nobody@example.org', headers: headersOf('In-Reply-To: <their-mid@x>') }),
    );
    await work();
    expect((await entries(inbound)).map(({ effects }) => effects[0]?.result)).toEqual([
      'unlinked',
      'unlinked',
    ]);
    expect(await rowOf(theirs)).toMatchObject({ replied: false });
    expect(await rowOf(ours)).toMatchObject({ replied: false });
  });

  it('a forged token is worth nothing: the sender is left', async () => {
    const inbound = await endpoint();
    const ours = await message({ contact_email: 'forger@example.org' });
    const victim = await message({ contact_email: 'victim@example.org' });
    const forged = replyAddress(victim, 'p.example.com').replace(/.{4}@/, 'aaaa@');
    await send(inbound, mail({ from: 'forger@example.org', envelope: to(forged, 'forger@example.org') }));
    await work();
    expect([await rowOf(ours), await rowOf(victim)]).toMatchObject([{ replied: true }, { replied: false }]);
  });

  it('an automatic answer is kept, but is no reply', async () => {
    const inbound = await endpoint();
    const id = await message({ contact_email: 'away@example.org' });
    const headers = headersOf('Auto-Submitted: auto-replied');
    await send(inbound, mail({ from: 'away@example.org', headers, text: 'I am away.' }));
    await work();
    const events = await t.stack.sql.query(
      'select is_auto_reply, occurred_at::text as at from public.outcome_events where outcome_id = $1',
      [id],
    );
    expect(events).toEqual([{ is_auto_reply: true, at: expect.stringContaining('2026-01-05 10:00:00') }]);
    expect(await rowOf(id)).toMatchObject({ replied: false });
  });
});

describe('what comes more than once, or wrong', () => {
  it('46 copies with other boundaries count once', async () => {
    const inbound = await endpoint();
    const id = await message({ contact_email: 'copies@example.org' });
    const fields = mailFields({ from: 'copies@example.org', headers: headersOf() });
    for (let i = 0; i < 46; i++)
      expect((await send(inbound, formOf(fields, `b${i}`), undefined, `b${i}`)).status).toBe(200);
    await work();
    const [row] = await t.stack.sql.query(
      'select count(*)::int as n from public.outcome_events where outcome_id = $1',
      [id],
    );
    expect(row).toEqual({ n: 1 });
    const found = await t.stack.sql.query(
      'select verdict, count(*)::int as n from public.webhook_deliveries where endpoint_id = $1 group by 1 order by 1',
      [inbound.id],
    );
    expect(found).toEqual([
      { verdict: 'accepted', n: 1 },
      { verdict: 'duplicate', n: 45 },
    ]);
  });

  it('a wrong signature is held, answered 200, and replayed once the key is right', async () => {
    const [right, wrong] = [pairOf(), pairOf()];
    const inbound = await endpoint({ public_key: publicKey(wrong) });
    const id = await message({ contact_email: 'signed@example.org' });
    const attachment1 = { fileName: 'a.bin', bytes: Buffer.from([0, 255, 254, 13, 10, 0]) };
    const body = mail({
      from: 'signed@example.org',
      text: Buffer.from('Grüße', 'latin1'),
      charsets: '{"text":"iso-8859-1"}',
      attachment1,
    });
    expect((await send(inbound, body, right)).status).toBe(200);
    expect((await send(inbound, body)).status).toBe(200);
    await work();
    const held = await entries(inbound);
    expect(held.map(({ verdict }) => verdict)).toEqual(['quarantined', 'quarantined']);
    expect(await rowOf(id)).toMatchObject({ replied: false });

    const [unsigned, first] = held;
    await replayed(first);
    expect((await entries(inbound)).find(({ id: same }) => same === first?.id)).toMatchObject({
      verdict: 'quarantined',
      error: 'The signature was missing or wrong.',
    });
    const body2 = { public_key: publicKey(right) };
    expect((await call(rotate, { key: t.keys.admin, params: { id: inbound.id }, body: body2 })).status).toBe(
      200,
    );
    await replayed(first);
    expect(await rowOf(id)).toEqual({ replied: true, reply_text: 'Grüße' });
    const [row] = await t.stack.sql.query<{ raw: string | null; body: string }>(
      'select raw, body from public.webhook_deliveries where id = $1',
      [first?.id],
    );
    expect([row?.raw, row?.body.includes('a.bin')]).toEqual([null, true]);

    await replayed(unsigned);
    expect((await entries(inbound))[0]).toMatchObject({ verdict: 'quarantined' });

    // The genuine mail was not in the way of a copy that is signed now: the ledger knows it.
    expect((await send(inbound, body, right)).status).toBe(200);
    await work();
    expect((await entries(inbound))[0]).toMatchObject({
      verdict: 'accepted',
      effects: [{ result: 'duplicate' }, {}],
    });
  });

  it('a form that ends early is held; a mail that is too large leaves a line; both are answered 200', async () => {
    const inbound = await endpoint();
    const body = mail();
    expect((await send(inbound, body.slice(0, body.length - 100))).status).toBe(200);
    expect((await send(inbound, new Uint8Array(0))).status).toBe(200);
    expect((await send(inbound, new Uint8Array(32_000_000))).status).toBe(200);
    const found = (await entries(inbound)).map(({ verdict, error }) => `${verdict}: ${error}`);
    expect(found).toEqual([
      'rejected: The mail is larger than 30 MB: nothing of it was kept.',
      expect.stringMatching(/^quarantined: The form cannot be read/),
      expect.stringMatching(/^quarantined: The form cannot be read/),
    ]);
  });

  it('29 MB are taken in', async () => {
    const inbound = await endpoint();
    const attachment1 = { fileName: 'film.mp4', bytes: randomBytes(29_000_000) };
    expect((await send(inbound, mail({ from: 'film@example.org', attachment1 }))).status).toBe(200);
    expect((await entries(inbound))[0]).toMatchObject({ verdict: 'accepted' });
  });

  it('an unknown token is 404, at any size; our own fault is 503', async () => {
    const nobody = { id: '', token: 'nobody' };
    expect((await send(nobody, mail())).status).toBe(404);
    expect((await send(nobody, new Uint8Array(32_000_000))).status).toBe(404);
    const inbound = await endpoint({ public_key: publicKey(pairOf()) });
    overrideEnv({ ...t.stack.env, ENCRYPTION_KEY: undefined });
    expect((await send(inbound, mail())).status).toBe(503);
    overrideEnv({ ...t.stack.env, ...values, SUPABASE_SECRET_KEY: 'sb_secret_wrong' });
    expect((await send(inbound, mail())).status).toBe(503);
    overrideEnv({ ...t.stack.env, ...values, SUPABASE_URL: 'http://127.0.0.1:9' });
    expect((await send(inbound, mail())).status).toBe(503);
    overrideEnv({ ...t.stack.env, ...values });
  });
});
