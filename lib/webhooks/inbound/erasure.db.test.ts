import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestStack, testStack } from '../../../supabase/embedded/test-db';
import { formOf, formType, headersOf, mailFields } from '../testing/mail';
import { openMail } from './open';

let stack: TestStack;
beforeAll(async () => {
  stack = await testStack();
});
afterAll(() => stack.close());

const NAME = 'Zdenka Vyskočilová';
const EMAIL = 'zdenka@odland.example';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const encoded = `=?utf-8?B?${base64(NAME)}?=`;

it('erasing a person takes along every held mail that names them, however it is encoded', async () => {
  const org = await stack.orgWith('Held');
  const [person] = await stack.sql.query<{ id: string }>(
    'insert into public.contacts (org_id, name, email) values ($1, $2, $3) returning id',
    [org.id, NAME, EMAIL],
  );
  const raw = (...lines: string[]) => formOf({ email: lines.join('\r\n') });
  const forms = [
    formOf(mailFields({ from: EMAIL.toUpperCase() })),
    formOf(mailFields({ headers: headersOf(`Cc: ${encoded} <x@y.example>`) })),
    formOf(mailFields({ text: Buffer.from(NAME, 'utf8') })).slice(0, -20),
    formOf(mailFields({ attachment1: { fileName: `${NAME}.pdf`, bytes: new Uint8Array(9) } })),
    raw(
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      base64(`Ask ${NAME}.`),
    ),
    raw(
      'Content-Type: text/plain',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Ask zdenka=',
      '@odland.example',
    ),
    formOf(mailFields({ text: 'About somebody else' })),
  ];
  for (const [n, form] of forms.entries()) {
    const opened = await openMail({ raw: form, headers: new Headers(formType()), secrets: ['a secret'] });
    if ('mail' in opened) throw new Error('It must be held.');
    const { error } = await stack.service.rpc('hold_webhook_delivery', {
      p_org_id: org.id,
      p_endpoint_id: null as unknown as string,
      p_provider: 'sendgrid-inbound',
      p_body: opened.text,
      p_raw: Buffer.from(form).toString('base64'),
      p_headers: {},
      p_dedupe_key: `held-${n}`,
      p_reason: opened.problem,
    });
    if (error) throw error;
  }
  const { error } = await org.admin.db.rpc('erase_contact', {
    p_org_id: org.id,
    p_contact_id: person?.id ?? '',
  });
  expect(error).toBeNull();
  const left = await stack.sql.query<{ dedupe_key: string }>(
    'select dedupe_key from public.webhook_deliveries where org_id = $1',
    [org.id],
  );
  expect(left).toEqual([{ dedupe_key: 'held-6' }]);
});

it('the bytes of a held mail go with its body, and nobody but the ingestion holds one', async () => {
  const org = await stack.orgWith('Bytes');
  const held = {
    p_org_id: org.id,
    p_endpoint_id: null as unknown as string,
    p_provider: 'sendgrid-inbound',
    p_body: 'text',
    p_raw: 'AAAA',
    p_headers: {},
    p_dedupe_key: 'bytes',
    p_reason: 'x',
  };
  expect((await org.admin.db.rpc('hold_webhook_delivery', held)).error?.code).toBe('42501');
  expect((await stack.service.rpc('hold_webhook_delivery', held)).data).toBe('quarantined');
  expect((await stack.service.rpc('hold_webhook_delivery', held)).data).toBe('duplicate');
  await stack.sql.query("update public.webhook_deliveries set body = '' where org_id = $1", [org.id]);
  expect(
    await stack.sql.query('select 1 from public.webhook_deliveries where org_id = $1 and raw is not null', [
      org.id,
    ]),
  ).toEqual([]);
});
