import { createServer, type Server } from 'node:http';
import type { EmailDriver } from '@supabase/lite';
import { listen } from './listen';
import { mailboxPage } from './mailbox-page';

export type Mail = { id: number; to: string; subject: string; html: string; text: string; sentAt: string };

export type Mailbox = {
  /** For the Auth server. */
  driver: EmailDriver;
  mails: (to?: string) => Mail[];
  clear: () => void;
};

const KEPT = 200;

/** Catches the mails that the Auth server sends, newest first, for the demo and the tests. */
export function createMailbox(): Mailbox {
  let mails: Mail[] = [];
  let next = 1;
  return {
    driver: {
      async send({ to, subject, html, text }) {
        const body = html ?? text ?? '';
        const mail = {
          id: next++,
          to,
          subject,
          html: body,
          text: plainText(body),
          sentAt: new Date().toISOString(),
        };
        mails = [mail, ...mails].slice(0, KEPT);
      },
    },
    mails: (to) => (to ? mails.filter((mail) => mail.to.toLowerCase() === to.toLowerCase()) : mails),
    clear: () => {
      mails = [];
    },
  };
}

/** Keeps the addresses of links, because the plain text is what a test or a terminal reads. */
export function plainText(html: string): string {
  return html
    .replace(/<(style|head)[\s\S]*?<\/\1>/gi, '')
    .replace(/<a\b[^>]*href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/gi, '$2 ( $1 )')
    .replace(/<(br|\/p|\/h\d|\/div|\/tr)\b[^>]*>/gi, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
}

/** `GET /` is a page, `GET /mails?to=` is JSON, `DELETE /mails` empties the box. */
export async function serveMailbox(
  mailbox: Mailbox,
  port: number,
  host: string,
): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://mailbox');
    const answer = (status: number, type: string, body: string) => {
      response.writeHead(status, {
        'content-type': type,
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'",
        'x-content-type-options': 'nosniff',
      });
      response.end(body);
    };
    if (url.pathname === '/mails' && request.method === 'DELETE') {
      mailbox.clear();
      return answer(204, 'application/json', '');
    }
    if (request.method !== 'GET') return answer(405, 'text/plain', 'GET or DELETE /mails');
    if (url.pathname === '/mails') {
      const mails = mailbox.mails(url.searchParams.get('to') ?? undefined);
      return answer(200, 'application/json', JSON.stringify(mails));
    }
    if (url.pathname === '/') return answer(200, 'text/html; charset=utf-8', mailboxPage(mailbox.mails()));
    return answer(404, 'text/plain', 'Not found');
  });
  return { server, port: await listen(server, port, host) };
}
