import { readFileSync } from 'node:fs';

type SignIn = { email: string; password: string };

/** What `npm run demo` and the test runner write, as the API contract has it. */
export type Demo = {
  url: string;
  api_url: string;
  admin: SignIn;
  rep: SignIn;
  api_key: string;
  other_org: SignIn & { api_key: string };
};

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The running application under test. Refuses one that isn't on this machine: the tests write. */
export function readDemo(path = process.env.E2E_DEMO ?? '.data/demo.json'): Demo {
  let demo: Demo;
  try {
    demo = JSON.parse(readFileSync(path, 'utf8')) as Demo;
  } catch (cause) {
    throw new Error(`${path} can't be read. Run npm run test:e2e, or npm run demo in another terminal.`, {
      cause,
    });
  }
  if (!LOCAL.has(new URL(demo.url).hostname)) {
    throw new Error(
      `${demo.url} is not on this machine. End-to-end tests write, so they only run against a local one.`,
    );
  }
  return demo;
}

/** Where the local mailbox answers (`GET /mails?to=`). */
export const mailboxUrl = (): string =>
  process.env.E2E_MAIL_URL ?? `http://127.0.0.1:${process.env.MAIL_PORT ?? 54324}`;
