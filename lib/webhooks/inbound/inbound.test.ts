import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { formOf, formType, mailFields, without } from '../testing/mail';
import { parseInbound } from './event';
import type { Mail } from './mail';
import { openMail } from './open';

const receivedAt = new Date('2026-01-05T10:05:00Z');
const settings = { stages: {} };

async function open(body: Uint8Array): Promise<Mail> {
  const opened = await openMail({ raw: body, headers: new Headers(formType()), secrets: [] });
  if ('problem' in opened) throw new Error(opened.problem);
  return opened.mail;
}
const read = async (body: Uint8Array) => parseInbound(await open(body), { receivedAt, settings });
const readFields = (extra?: Parameters<typeof mailFields>[0]) => read(formOf(mailFields(extra)));
const readRaw = (...lines: (string | Uint8Array)[]) =>
  read(
    formOf({
      envelope: '{"to":["sales@parse.example.com"],"from":"buyer@example.org"}',
      email: Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\r\n')])),
    }),
  );

describe('the default mode', () => {
  it('becomes one reply', async () => {
    const { events, skipped } = await readFields();
    expect(skipped).toEqual([]);
    expect(events).toEqual([
      {
        source: 'sendgrid-inbound',
        source_event_id: expect.stringMatching(/^[0-9a-f]{64}$/),
        type: 'replied',
        occurred_at: '2026-01-05T10:00:00.000Z',
        link: { recipients: ['sales@parse.example.com'], answers: [], email: 'buyer@example.org' },
        reply_text: 'Tuesday suits me.',
        is_auto_reply: false,
      },
    ]);
  });

  it.each([
    ['utf-8', Buffer.from('Grüße – 日本')],
    ['windows-1252', Buffer.from([0x93, 0x47, 0x72, 0xfc, 0xdf, 0x65, 0x94, 0x80])],
    ['iso-8859-1', Buffer.from([0x93, 0x47, 0x72, 0xfc, 0xdf, 0x65, 0x94, 0x80])],
    ['iso-2022-jp', Buffer.from('1b2442467c4b5c1b2842', 'hex')],
    ['shift_jis', iconv.encode('日本', 'shift_jis')],
    ['koi8-r', iconv.encode('Привет', 'koi8-r')],
  ])('keeps a text in %s', async (charset, text) => {
    const { events } = await readFields({ text, charsets: JSON.stringify({ text: charset }) });
    const expected: Record<string, string> = {
      'utf-8': 'Grüße – 日本',
      'windows-1252': '“Grüße”€',
      'iso-8859-1': '“Grüße”€',
      'koi8-r': 'Привет',
    };
    expect(events[0]?.reply_text).toBe(expected[charset] ?? '日本');
  });

  it.each([
    ['unknown', '{"text":"x-nobody"}', 'Grüße'],
    ['not JSON', '{text: latin}', 'Grüße'],
    ['absent', '', 'Grüße'],
  ])('a charset that is %s: UTF-8, or else Western', async (_what, charsets, expected) => {
    for (const text of [Buffer.from('Grüße'), Buffer.from('Grüße', 'latin1')])
      expect((await readFields({ text, charsets })).events[0]?.reply_text).toBe(expected);
  });

  it('turns a mail without plain text into text, its quotation marked', async () => {
    const html =
      '<style>p{}</style><p>Yes,<br>let&rsquo;s talk.</p><img src="x" alt="logo"><blockquote>Hello <a href="https://t.example/1">there</a></blockquote>';
    for (const fields of [mailFields({ html, text: ' \n' }), without(mailFields({ html }), 'text')]) {
      const { events } = await read(formOf(fields));
      expect(events[0]?.reply_text).toBe('Yes,\nlet’s talk.\n\n> Hello there');
    }
    const deep = await readFields({ text: '', html: `<p>Top words</p>${'<div>'.repeat(300_000)}` });
    expect(deep.events[0]?.reply_text).toBe('Top words');
  });

  it('reads what is there when parts are missing, and a reply without words', async () => {
    const { events } = await read(formOf({ from: 'buyer@example.org' }));
    expect(events[0]).toMatchObject({ reply_text: undefined, occurred_at: receivedAt.toISOString() });
  });

  it('notes attachments and does not keep them', async () => {
    const fields = mailFields({
      attachments: '1',
      attachment1: { fileName: 'Offer.pdf', bytes: Buffer.alloc(3000, 'SECRET') },
    });
    const mail = await open(formOf(fields));
    expect(JSON.stringify(mail)).not.toContain('SECRET');
    expect(parseInbound(mail, { receivedAt, settings }).skipped).toEqual([
      {
        result: 'ignored',
        event: 'attachments',
        reason: 'Attachments are not stored: Offer.pdf (3000 bytes)',
      },
    ]);
  });

  it('takes a reply of 1 MB and says what it cut', async () => {
    const { events, skipped } = await readFields({ text: 'é'.repeat(1_000_000) });
    expect(events[0]?.reply_text).toHaveLength(100_000);
    expect(skipped[0]?.reason).toBe('Only the first 100000 of 1000000 characters of the reply are kept.');
  });
});

describe('headers', () => {
  const withHeaders = (...lines: string[]) => readFields({ headers: lines.join('\r\n') });

  it('in any case, folded, and told from the body: what is answered, the nearest first', async () => {
    const { events } = await withHeaders(
      'message-id: <one@x.example>',
      'IN-REPLY-TO:',
      ' <14c5d75ce93.dfd.64b469@ismtpd-555>',
      'references: <first@ismtpd-1>\t<second-',
      '  broken',
      'References: <ignored@x>',
    );
    expect(events[0]?.link.answers).toEqual(['14c5d75ce93.dfd.64b469', 'first']);
  });

  it("knows SendGrid's id at the beginning of a longer Message-ID", async () => {
    const { events } = await withHeaders('In-Reply-To: <AbCdEfGhIjKlMnOpQrStUv.filter0001@x>');
    expect(events[0]?.link.answers).toEqual(['AbCdEfGhIjKlMnOpQrStUv.filter0001', 'AbCdEfGhIjKlMnOpQrStUv']);
  });

  it.each([
    ['Mon, 5 Jan 2026 11:00:00 +0100 (CET)', '2026-01-05T10:00:00.000Z'],
    ['Mon, 5 Jan 2026 09:00:00', '2026-01-05T09:00:00.000Z'],
    ['Tue, 5 Jan 2027 11:00:00 +0100', receivedAt.toISOString()],
    ['Thu, 1 Jan 1970 00:00:00 +0000', receivedAt.toISOString()],
    ['yesterday', receivedAt.toISOString()],
  ])('the date %s', async (date, expected) => {
    expect((await withHeaders(`Date: ${date}`)).events[0]?.occurred_at).toBe(expected);
  });

  it.each([
    ['Auto-Submitted: auto-replied', 'Re: A question', 'Tuesday suits me.', true],
    ['X-Autoreply: yes', 'Re: A question', 'Tuesday suits me.', true],
    ['Precedence: bulk', 'Re: A question', 'Tuesday suits me.', true],
    ['Auto-Submitted: no', 'Re: A question', 'Tuesday suits me.', false],
    ['X-A: b', 'Automatic reply: A question', 'Hello', true],
    ['X-A: b', 'Re: Automatic replies for you', 'Tell me more.', false],
    ['X-A: b', 'Re: A question', 'I am currently out of the office.', true],
    ['X-A: b', 'Re: A question', 'Sure.\n\nOn Mon, Ann wrote:\n> I am out of the office on Friday', false],
    ['X-A: b', 'Re: A question', 'Please unsubscribe me from this list.', false],
  ])('%s, %s, %s: a machine wrote it = %s', async (header, subject, text, expected) => {
    const { events } = await readFields({ headers: header, subject, text });
    expect(events[0]?.is_auto_reply).toBe(expected);
  });
});

describe('what is not a reply', () => {
  const bounce = '{"to":["sales@parse.example.com"],"from":""}';
  it.each<[string, Parameters<typeof mailFields>[0], number]>([
    ['an empty sender', { envelope: bounce }, 0],
    [
      'a delivery status notification',
      { headers: 'Content-Type: multipart/report; report-type=delivery-status' },
      0,
    ],
    ['the mail system', { from: 'MAILER-DAEMON@example.org' }, 0],
    [
      'an absence notice with an empty sender',
      { envelope: bounce, headers: 'Auto-Submitted: auto-replied' },
      1,
    ],
  ])('%s', async (_what, fields, count) => {
    const { events, skipped } = await readFields(fields);
    expect(events.map(({ is_auto_reply }) => is_auto_reply)).toEqual(Array(count).fill(true));
    expect(skipped).toHaveLength(1 - count);
  });
});

describe('the raw mode', () => {
  const head = [
    'Message-ID: <raw@x>',
    'From: =?utf-8?Q?B=C3=A9a?= <Buyer@Example.org>',
    'Subject: Re: =?iso-8859-1?Q?Gr=FC=DFe?=',
  ];

  it('quoted-printable and base64, each in its charset', async () => {
    const quoted = await readRaw(
      ...head,
      'Content-Type: text/plain; charset=windows-1252',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '=93Gr=FC=DFe=94 and a very =',
      'long line',
    );
    expect(quoted.events[0]).toMatchObject({
      reply_text: '“Grüße” and a very long line',
      link: { email: 'buyer@example.org' },
    });
    const japanese = await readRaw(
      ...head,
      'Content-Type: text/plain; charset=iso-2022-jp',
      '',
      Buffer.from('1b2442467c4b5c1b2842', 'hex'),
    );
    expect(japanese.events[0]?.reply_text).toBe('日本');
    const eight = await readRaw(
      ...head,
      'Content-Type: text/plain; charset=shift_jis',
      'Content-Transfer-Encoding: 8bit',
      '',
      iconv.encode('日本', 'shift_jis'),
    );
    expect(eight.events[0]?.reply_text).toBe('日本');
  });

  it('a multipart mail: its words, and of its attachments the names', async () => {
    const { events, skipped } = await readRaw(
      ...head,
      'Content-Type: multipart/mixed; boundary="b"',
      '',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>Only <b>html</b></p>',
      '--b',
      'Content-Type: application/pdf',
      'Content-Disposition: attachment; filename="a.pdf"',
      'Content-Transfer-Encoding: base64',
      '',
      'AAAA',
      '--b--',
    );
    expect(events[0]?.reply_text).toBe('Only html');
    expect(skipped[0]?.reason).toBe('Attachments are not stored: a.pdf (3 bytes)');
  });
});
