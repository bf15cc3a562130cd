import { mailboxUrl } from './environment';

type Mail = { id: number; to: string; subject: string; html: string; text: string; sentAt: string };

async function mails(to: string): Promise<Mail[]> {
  const response = await fetch(`${mailboxUrl()}/mails?to=${encodeURIComponent(to)}`);
  if (!response.ok) throw new Error(`The mailbox answered ${response.status}.`);
  return (await response.json()) as Mail[];
}

/** The link in the newest mail to the address whose subject matches; undefined while none has come. */
export async function linkIn(to: string, subject: RegExp): Promise<string | undefined> {
  const mail = (await mails(to)).find((candidate) => subject.test(candidate.subject));
  return mail?.text.match(/https?:\/\/[^\s)]+/)?.[0];
}
