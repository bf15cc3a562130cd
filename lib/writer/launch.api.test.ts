import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as crew } from '@/app/api/v1/campaigns/[id]/crew/route';
import { GET as preview } from '@/app/api/v1/campaigns/[id]/preview/route';
import { POST as makeCampaign } from '@/app/api/v1/campaigns/route';
import { POST as markSent } from '@/app/api/v1/outbox/[id]/sent/route';
import { POST as recordEvents } from '@/app/api/v1/outcomes/[id]/events/route';
import { GET as getOutcome } from '@/app/api/v1/outcomes/[id]/route';
import { call, type Problem } from '../../supabase/embedded/test-api';
import { campaignWorld, STEPS } from '../../supabase/tests/campaign-world';
import { jobs } from '../jobs/registry';
import { drain } from '../jobs/worker-loop';
import type { Outcome } from '../outcomes/schema';
import type { CrewRow } from './crew-schema';
import type { CampaignPlan, Preview } from './launch-schema';
import type { OutboxMessage } from './outbox-schema';

let w: Awaited<ReturnType<typeof campaignWorld>>;
beforeAll(async () => {
  w = await campaignWorld();
});
afterAll(() => w.close());

const work = () =>
  drain({ db: w.stack.service, jobs, signal: new AbortController().signal }, Date.now() + 60_000);
const outcome = (id: string) => call<Outcome & Problem>(getOutcome, { key: w.keys.read, params: { id } });

describe('launching', () => {
  it('puts one message a contact and step into the outbox, however often it is launched', async () => {
    const ada = await w.contact();
    const plan = await w.campaign([ada, ada], { experiment: { key: 'spring', arm: 'b' } });
    expect(plan).toMatchObject({ status: 'draft', contacts: 1, excluded: [], launched_at: null });
    const first = await w.launch(plan.id);
    expect(first.body).toMatchObject({ status: 'active', messages: 2, sending: 'outbox' });
    expect(first.body.sending_reason).toContain('SENDGRID_API_KEY');
    const again = await Promise.all([w.launch(plan.id), w.launch(plan.id)]);
    expect(again.map(({ body }) => body.messages)).toEqual([0, 0]);
    expect(again[0]?.body.launched_at).toBe(first.body.launched_at);
    const messages = await w.outbox(`campaign_id=${plan.id}`);
    expect(messages.map(({ step, contact_id }) => [step, contact_id])).toEqual([
      [1, ada],
      [2, ada],
    ]);
    expect(messages[0]).toMatchObject({
      experiment: { key: 'spring', arm: 'b' },
      agent_decisions: STEPS[0]?.agent_decisions,
      // No company is known: the sentences that need one are not said.
      subject_line: 'A short question',
    });
    expect(messages[0]?.body).not.toContain('slows');
    expect(messages[0]?.mailto).toMatch(
      /^mailto:ada\d+@reader\.example\?subject=A%20short%20question&body=Hi%20Ada/,
    );
  });

  it('leaves out who may not be written to, and says why', async () => {
    const [fine, gone, bounced, refused, asked, unreachable] = [
      await w.contact(),
      await w.contact(),
      await w.contact(),
      await w.contact({ training_consent: false }),
      await w.contact({ attributes: { do_not_contact: 'true' } }),
      await w.contact({ email: null }),
    ];
    await w.past(gone, 'unsubscribed');
    await w.past(bounced, 'bounced', { bounce_type: 'hard' });
    const plan = await w.campaign([fine, gone, bounced, refused, asked, unreachable]);
    const why = Object.fromEntries(plan.excluded.map(({ contact_id, excluded }) => [contact_id, excluded]));
    expect(why).toEqual({
      [gone]: 'unsubscribed',
      [bounced]: 'bounced',
      [refused]: 'no_consent',
      [asked]: 'no_consent',
      [unreachable]: 'no_email',
    });
    expect((await w.launch(plan.id)).body).toMatchObject({ messages: 2, contacts: 6 });
    const log = await call<{ data: CrewRow[] }>(crew, { key: w.keys.read, params: { id: plan.id } });
    expect(log.body.data.at(-1)?.result).toContain('1 unsubscribed');
    const nobody = await w.campaign([gone]);
    expect((await w.launch(nobody.id)).status).toBe(409);
  });

  it('shows what one contact would read before anything is launched', async () => {
    const [ada, bea] = [await w.contact(), await w.contact({ name: 'Bea Second' })];
    const plan = await w.campaign([ada, bea]);
    const read = (query = '') =>
      call<Preview & Problem>(preview, { path: `/x${query}`, key: w.keys.read, params: { id: plan.id } });
    expect((await read(`?contact_id=${bea}`)).body.steps[0]?.body).toMatch(/^Hi Bea,/);
    expect((await read()).body.reader?.contact_id).toBe(ada);
    expect((await read(`?contact_id=${crypto.randomUUID()}`)).status).toBe(404);
    expect(await w.outbox(`campaign_id=${plan.id}`)).toEqual([]);
  });

  it.each([
    [{ audience: {} }, 'audience'],
    [{ audience: { filter: { industry: 'No such' } } }, 'audience.filter'],
    [{ audience: { contact_ids: [crypto.randomUUID()] } }, 'audience.contact_ids.0'],
    [{ sequence: undefined, sequence_id: crypto.randomUUID() }, 'sequence_id'],
    [{ sequence: undefined }, 'sequence_id'],
    [{ sequence: [] }, 'sequence'],
    [{ name: ' ' }, 'name'],
  ])('refuses %j', async (extra, path) => {
    const audience = { contact_ids: [await w.contact()] };
    const { status, body } = await w.post(makeCampaign, { name: 'Bad', audience, sequence: STEPS, ...extra });
    expect(status).toBe(422);
    expect(body.errors.map((error) => error.path)).toContain(path);
  });

  it('is closed to others and to keys that only read', async () => {
    const ada = await w.contact();
    const plan = await w.campaign([ada]);
    expect((await w.launch(plan.id, w.keys.other)).status).toBe(404);
    expect((await w.launch(plan.id, w.keys.read)).status).toBe(403);
    const stolen = { name: 'Theirs', audience: { contact_ids: [ada] }, sequence: STEPS };
    const theirs = await w.post<CampaignPlan>(makeCampaign, stolen, {}, w.keys.other);
    expect(theirs.status).toBe(422);
  });
});

describe('the outbox', () => {
  it('tracks a message from the moment a rep sent it, and follows what happens to it', async () => {
    const plan = await w.campaign([await w.contact()]);
    await w.launch(plan.id);
    const [first, second] = await w.outbox(`campaign_id=${plan.id}`);
    if (!first || !second) throw new Error('There are two messages.');
    expect((await outcome(first.outcome_id)).status).toBe(404);
    const sent = await w.post<OutboxMessage>(markSent, { sent_at: '2026-11-19T09:00:00Z' }, { id: first.id });
    expect(sent.body).toMatchObject({ status: 'sent', sent_via: 'rep' });
    expect((await w.post(markSent, undefined, { id: first.id })).status).toBe(200);
    expect((await outcome(first.outcome_id)).body).toMatchObject({
      campaign_id: plan.id,
      framework: 'PAS',
      sent_at: expect.stringContaining('2026-11-19T09:00:00'),
      delivered: false,
    });
    const reply = { type: 'replied', reply_text: 'Tell me more', occurred_at: '2026-11-19T12:00:00Z' };
    await w.post(recordEvents, reply, { id: first.outcome_id });
    await work();
    expect(
      (await w.outbox(`campaign_id=${plan.id}&status=all`)).map(({ status, reason }) => [status, reason]),
    ).toEqual([
      ['sent', null],
      ['stopped', 'replied'],
    ]);
    expect((await w.post(markSent, undefined, { id: second.id })).status).toBe(409);
    expect((await outcome(second.outcome_id)).status).toBe(404);
  });

  it('stops every campaign for somebody who unsubscribes, and only their own', async () => {
    const [ada, bea] = [await w.contact(), await w.contact()];
    const [one, two] = [await w.campaign([ada, bea]), await w.campaign([ada])];
    await w.launch(one.id);
    await w.launch(two.id);
    const first = (await w.outbox(`campaign_id=${one.id}`)).find(({ contact_id }) => contact_id === ada);
    await w.post(markSent, {}, { id: first?.id });
    await w.post(recordEvents, { type: 'unsubscribed' }, { id: first?.outcome_id });
    await work();
    const stopped = await w.outbox('status=stopped');
    expect(stopped.filter(({ contact_id }) => contact_id === ada)).toHaveLength(3);
    expect(stopped.filter(({ contact_id }) => contact_id === bea)).toHaveLength(0);
  });

  it('answers bad input, and hides what belongs to others', async () => {
    const plan = await w.campaign([await w.contact()]);
    await w.launch(plan.id);
    const [first] = await w.outbox(`campaign_id=${plan.id}`);
    const id = first?.id;
    expect((await w.post(markSent, { sent_at: 'soon' }, { id })).status).toBe(422);
    expect((await w.post(markSent, { sent_at: '2999-01-01T00:00:00Z' }, { id })).status).toBe(422);
    expect((await w.post(markSent, {}, { id }, w.keys.other)).status).toBe(404);
    expect((await w.post(markSent, {}, { id: crypto.randomUUID() })).status).toBe(404);
  });
});
