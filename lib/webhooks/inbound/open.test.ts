import { describe, expect, it } from 'vitest';
import { formOf, formType, mailFields } from '../testing/mail';
import { mailIdentity } from './event';
import type { Mail } from './mail';
import { openMail } from './open';

async function open(body: Uint8Array, boundary?: string): Promise<Mail> {
  const opened = await openMail({ raw: body, headers: new Headers(formType(boundary)), secrets: [] });
  if ('problem' in opened) throw new Error(opened.problem);
  return opened.mail;
}

describe('the same mail again', () => {
  it('is recognised in 46 forms with other boundaries, in both cases of the address, and without a Message-ID', async () => {
    for (const fields of [mailFields(), mailFields({ headers: 'Date: Mon, 5 Jan 2026 11:00:00 +0100' })]) {
      const ids = new Set<string>();
      for (let i = 0; i < 46; i++) {
        const boundary = `xYzZY${i}`;
        const envelope = `{"from":"buyer@example.org","to":["${i % 2 ? 'Sales' : 'sales'}@parse.example.com"]}`;
        ids.add(mailIdentity(await open(formOf({ ...fields, envelope }, boundary), boundary)));
      }
      expect(ids.size).toBe(1);
    }
  });

  it('is not another mail', async () => {
    const other = { headers: 'Date: Mon, 5 Jan 2026 11:00:00 +0100' };
    const mails: Parameters<typeof mailFields>[0][] = [
      {},
      other,
      { ...other, text: 'Or Wednesday?' },
      { envelope: '{"from":"b@x","to":["c@parse.example.com"]}' },
    ];
    const ids = await Promise.all(
      mails.map(async (extra) => mailIdentity(await open(formOf(mailFields(extra))))),
    );
    expect(new Set(ids).size).toBe(4);
  });
});

describe('what cannot be read', () => {
  const whole = formOf(mailFields({ text: 'Canary words' }));
  const openBytes = (raw: Uint8Array, type = formType()['content-type']) =>
    openMail({ raw, headers: new Headers({ 'content-type': type }), secrets: [] });

  it('never throws, wherever the form ends, and keeps what is legible', async () => {
    for (let end = 0; end < whole.length - 4; end += 7) {
      const opened = await openBytes(whole.subarray(0, end));
      expect(opened).toHaveProperty('problem');
    }
    const cut = await openBytes(whole.subarray(0, whole.length - 40));
    expect(cut).toMatchObject({ text: expect.stringContaining('Canary words') });
  });

  it.each([
    ['no content type', '', whole],
    ['no boundary', 'multipart/form-data', whole],
    ['another boundary', 'multipart/form-data; boundary=nope', whole],
    ['JSON', 'application/json', Buffer.from('{}')],
    ['noise', formType()['content-type'], Buffer.from([0, 255, 0, 1])],
  ])('%s', async (_what, type, bytes) => {
    const opened = await openBytes(bytes, type);
    expect(opened).toMatchObject({ problem: expect.any(String), text: expect.not.stringContaining('\0') });
  });
});
