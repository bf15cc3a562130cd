import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type SentMail = {
  authorization: string;
  personalizations: { to: { email: string }[]; custom_args: Record<string, string> }[];
  from: { email: string; name?: string };
  reply_to?: { email: string; name?: string };
  subject: string;
  content: { type: string; value: string }[];
};
export type Behaviour = 'accept' | 'limit' | 'down' | 'refuse' | 'unauthorised' | 'hang up';

/** Speaks SendGrid's v3 mail/send and misbehaves on demand: `plan` is used up one answer at a time. */
export async function sendgridServer() {
  const mails: SentMail[] = [];
  const plan: Behaviour[] = [];
  let accepted = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const behaviour = plan.shift() ?? 'accept';
      const answer = (status: number, body: unknown, headers = {}) => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers });
        response.end(body === null ? undefined : JSON.stringify(body));
      };
      if (request.method !== 'POST' || request.url !== '/v3/mail/send') return answer(404, null);
      if (behaviour === 'hang up') return request.socket.destroy();
      if (behaviour === 'limit') {
        return answer(
          429,
          { errors: [{ field: null, message: 'too many requests' }] },
          { 'retry-after': '120' },
        );
      }
      if (behaviour === 'down') return answer(503, null);
      if (behaviour === 'unauthorised') {
        return answer(401, { errors: [{ field: null, message: 'authorization grant is invalid' }] });
      }
      if (behaviour === 'refuse') {
        const field = 'personalizations.0.to.0.email';
        return answer(400, { errors: [{ field, message: 'Does not contain a valid address.', help: null }] });
      }
      mails.push({
        ...(JSON.parse(Buffer.concat(chunks).toString('utf8')) as SentMail),
        authorization: request.headers.authorization ?? '',
      });
      accepted++;
      const id = `winloop${String(accepted).padStart(15, '0')}`;
      return answer(202, null, { 'x-message-id': id });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    mails,
    plan,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
