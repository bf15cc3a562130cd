import type { Mail } from './mailbox';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

function withLinks(text: string): string {
  return escapeHtml(text).replace(/https?:\/\/[^\s)]+/g, (url) => `<a href="${url}">${url}</a>`);
}

export function mailboxPage(mails: readonly Mail[]): string {
  const items = mails.map(
    (mail) => `<article><h2>${escapeHtml(mail.subject)}</h2>
<p>To ${escapeHtml(mail.to)} at <time>${escapeHtml(mail.sentAt)}</time></p>
<pre>${withLinks(mail.text)}</pre></article>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Local mailbox</title>
<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="5"><style>
body{font:16px/1.5 system-ui;max-width:44rem;margin:2rem auto;padding:0 1rem}
article{border-top:1px solid #ccc;padding:1rem 0}h2{font-size:1.1rem;margin:0}pre{white-space:pre-wrap;font:inherit}
a{overflow-wrap:anywhere}</style></head><body><h1>Local mailbox</h1>
<p>Mails of this machine's Winloop. Nothing here was sent to anyone.</p>
${items.join('\n') || '<p>No mail yet.</p>'}</body></html>`;
}
