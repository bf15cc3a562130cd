const BOUNDARY = 'xYzZY';

/** A mail as Inbound Parse posts it, from nobody to nobody. */
export function sampleMail(id: string, now: Date): { body: string; contentType: string } {
  const fields = {
    headers: `Message-ID: <test-${id}@example.invalid>\nDate: ${now.toUTCString()}\nFrom: Test <test@example.invalid>`,
    from: 'Test <test@example.invalid>',
    to: 'reply@example.invalid',
    subject: 'Re: Test',
    text: 'This is a test of Inbound Parse.',
    envelope: JSON.stringify({ from: 'test@example.invalid', to: ['reply@example.invalid'] }),
    charsets: JSON.stringify({ from: 'UTF-8', to: 'UTF-8', subject: 'UTF-8', text: 'UTF-8' }),
    attachments: '0',
  };
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return {
    body: `${parts.join('')}--${BOUNDARY}--\r\n`,
    contentType: `multipart/form-data; boundary=${BOUNDARY}`,
  };
}
