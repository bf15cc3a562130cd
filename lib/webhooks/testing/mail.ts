type Value = string | Uint8Array | { fileName: string; bytes: Uint8Array };

export const BOUNDARY = 'xYzZY';
export const formType = (boundary = BOUNDARY) => ({
  'content-type': `multipart/form-data; boundary=${boundary}`,
});

/** A form as SendGrid writes it: bytes as they are, no charset on the parts. */
export function formOf(fields: Record<string, Value>, boundary = BOUNDARY): Uint8Array<ArrayBuffer> {
  const parts = Object.entries(fields).map(([name, value]) => {
    const isFile = typeof value === 'object' && 'fileName' in value;
    const file = isFile ? `; filename="${value.fileName}"\r\nContent-Type: application/octet-stream` : '';
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`;
    return Buffer.concat([Buffer.from(head), Buffer.from(isFile ? value.bytes : value), Buffer.from('\r\n')]);
  });
  return new Uint8Array(Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]));
}

/** The fields of a mail in the default mode, as of a person who answers with Gmail. */
export const mailFields = (extra: Record<string, Value> = {}): Record<string, Value> => ({
  headers: [
    'Received: by mx0001p1mdw1.sendgrid.net with SMTP id abc Mon, 05 Jan 2026 10:00:03 +0000 (UTC)',
    'MIME-Version: 1.0',
    'Message-Id: <CAF7buyer@mail.example.org>',
    'Date: Mon, 5 Jan 2026 11:00:00 +0100',
    'From: Bea Buyer <buyer@example.org>',
    'To: sales@parse.example.com',
    'Content-Type: multipart/alternative; boundary="000000000000"',
    '',
  ].join('\n'),
  dkim: '{@example.org : pass}',
  to: 'sales@parse.example.com',
  from: 'Bea Buyer <buyer@example.org>',
  subject: 'Re: A question',
  text: 'Tuesday suits me.\n',
  html: '<div>Tuesday suits me.</div>',
  sender_ip: '192.0.2.1',
  envelope: '{"to":["sales@parse.example.com"],"from":"buyer@example.org"}',
  attachments: '0',
  charsets: '{"to":"UTF-8","html":"UTF-8","subject":"UTF-8","from":"UTF-8","text":"UTF-8"}',
  SPF: 'pass',
  ...extra,
});

/** Without these fields, as when a mail has no such part. */
export const without = (fields: Record<string, Value>, ...names: string[]): Record<string, Value> =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

let serial = 0;
/** The headers of a mail of its own. */
export const headersOf = (...lines: string[]) =>
  [`Message-ID: <m${++serial}@x.example>`, 'Date: Mon, 5 Jan 2026 11:00:00 +0100', ...lines].join('\n');
/** The envelope of a mail to this address. */
export const to = (address: string, from = 'buyer@example.org') => JSON.stringify({ to: [address], from });
export const mail = (extra: Record<string, Value> = {}) =>
  formOf(mailFields({ headers: headersOf(), ...extra }));
