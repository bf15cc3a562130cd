import PostalMime from 'postal-mime';
import { addHeader, type Headers } from './headers';

export type MimeMail = {
  headers: Headers;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  attachments: { name: string; size: number }[];
};

/** The raw mode: a whole MIME message. Its parts say their own charsets and encodings. */
export async function readMime(bytes: Uint8Array): Promise<MimeMail> {
  // A mail that was forwarded as an attachment is not what the person wrote.
  const mail = await PostalMime.parse(bytes, { forceRfc822Attachments: true });
  const headers: Headers = {};
  for (const { key, value } of mail.headers) addHeader(headers, key, value);
  return {
    headers,
    from: headers.from ?? '',
    to: headers.to ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? mimeType,
      size: typeof content === 'string' ? content.length : content.byteLength,
    })),
  };
}
