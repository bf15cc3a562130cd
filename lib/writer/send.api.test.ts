import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { campaignWorld } from '../../supabase/tests/campaign-world';
import { outcomeOfAddresses } from '../outcomes/service';
import { sendDue } from './send-service';
import { sendgridServer } from './testing/sendgrid-server';

let w: Awaited<ReturnType<typeof campaignWorld>>;
let provider: Awaited<ReturnType<typeof sendgridServer>>;
beforeAll(async () => {
  provider = await sendgridServer();
  w = await campaignWorld({
    SENDGRID_API_KEY: 'SG.test',
    SENDGRID_FROM: 'sales@ours.example',
    SENDGRID_BASE_URL: provider.url,
    REPLY_DOMAIN: 'parse.ours.example',
    ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
  });
});
afterAll(async () => {
  await w.close();
  await provider.close();
});
beforeEach(() => {
  provider.mails.length = 0;
  provider.plan.length = 0;
});

const send = () => sendDue(w.stack.service, w.org.id, new AbortController().signal);
const counted = async (campaignId: string) =>
  (await w.stack.sql.query('select 1 from public.outcome_labels where campaign_id = $1', [campaignId]))
    .length;
/** A launched campaign with one contact whose first message alone is due. */
async function launched(): Promise<string> {
  const plan = await w.campaign([await w.contact({ name: 'Ada Reader' })]);
  await w.launch(plan.id);
  await w.stack.sql.query(
    `update public.outbox_messages set due_at = now() - interval '1 minute' where campaign_id = $1 and place = 0`,
    [plan.id],
  );
  return plan.id;
}
const states = async (campaignId: string) =>
  (await w.outbox(`campaign_id=${campaignId}&status=all`)).map(({ status }) => status).toSorted();

describe('sending', () => {
  it('hands a due mail over once, with what its events and replies are linked by', async () => {
    const id = await launched();
    await Promise.all([send(), send(), send()]);
    await send();
    expect(provider.mails).toHaveLength(1);
    const [mail] = provider.mails;
    const message = (await w.outbox(`campaign_id=${id}&status=sent`))[0];
    expect(mail).toMatchObject({
      authorization: 'Bearer SG.test',
      from: { email: 'sales@ours.example' },
      personalizations: [
        {
          to: [{ email: message?.to_address }],
          custom_args: { campaign_id: id, outcome_id: message?.outcome_id },
        },
      ],
    });
    expect(outcomeOfAddresses([mail?.reply_to?.email ?? ''])).toBe(message?.outcome_id);
    expect(message).toMatchObject({ status: 'sent', sent_via: 'sendgrid' });
    const [row] = await w.stack.sql.query<{ provider_message_id: string }>(
      'select provider_message_id from public.outcome_labels where id = $1',
      [message?.outcome_id],
    );
    expect(row?.provider_message_id).toMatch(/^winloop/);
    expect(await states(id)).toEqual(['scheduled', 'sent']);
  });

  it.each(['limit', 'down', 'unauthorised'] as const)(
    'tries again later when the provider says "%s"',
    async (answer) => {
      const id = await launched();
      provider.plan.push(answer);
      await send();
      expect(provider.mails).toHaveLength(0);
      expect(await states(id)).toEqual(['scheduled', 'scheduled']);
      expect(await counted(id)).toBe(0);
      await send();
      expect(provider.mails).toHaveLength(0);
      await w.stack.sql.query(
        `update public.outbox_messages set due_at = now() - interval '1 minute' where campaign_id = $1 and place = 0`,
        [id],
      );
      await send();
      expect(provider.mails).toHaveLength(1);
      expect(await counted(id)).toBe(1);
    },
  );

  it('gives up on a mail that is refused, and does not count it as sent', async () => {
    const id = await launched();
    provider.plan.push('refuse');
    await send();
    const [failed] = await w.outbox(`campaign_id=${id}&status=failed`);
    expect(failed?.reason).toBe('SendGrid answered 400 about personalizations.0.to.0.email.');
    expect(await counted(id)).toBe(0);
  });

  it('never repeats a mail that the provider may have taken', async () => {
    const id = await launched();
    provider.plan.push('hang up');
    await send();
    expect(await states(id)).toEqual(['scheduled', 'uncertain']);
    await send();
    expect(provider.mails).toHaveLength(0);
  });

  it('does not write to somebody who answered or unsubscribed in the meantime', async () => {
    const id = await launched();
    await send();
    const [sent] = await w.outbox(`campaign_id=${id}&status=sent`);
    await w.stack.sql.query(
      `insert into public.outcome_events (org_id, outcome_id, type, occurred_at, source, source_event_id, reply_text)
       values ($1, $2, 'replied', now(), 'test', 'r1', 'Yes')`,
      [w.org.id, sent?.outcome_id],
    );
    await w.makeDue(id);
    await send();
    expect(provider.mails).toHaveLength(1);
    expect(await states(id)).toEqual(['sent', 'stopped']);
  });
});
