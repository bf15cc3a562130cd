// npm run demo: everything on this machine, with the sample organisation. PORT, SUPABASE_PORT and MAIL_PORT move it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DISK_FULL, isOutOfSpace } from '../../supabase/embedded/disk';
import { type Demo, dataDir, type LocalApp, type Ports, StartError, startLocalApp } from '../lib/local-app';
import { isTaken } from '../lib/ports';
import { samplePersonas } from '../lib/sample-personas';

const ports: Ports = {
  app: Number(process.env.PORT || 3000),
  supabase: Number(process.env.SUPABASE_PORT || 54321),
  mail: Number(process.env.MAIL_PORT || 54324),
};

async function checkPorts(): Promise<void> {
  const variables = { app: 'PORT', supabase: 'SUPABASE_PORT', mail: 'MAIL_PORT' } as const;
  for (const name of ['app', 'supabase', 'mail'] as const) {
    const port = ports[name];
    if (await isTaken(port)) {
      throw new StartError(
        `Port ${port} is taken: stop what uses it, or choose another one with ${variables[name]}=${port + 1000}.`,
      );
    }
  }
}

function welcome(
  { url, admin, rep, api_key, other_org, api_url }: Demo,
  mailUrl: string,
  seconds: string,
): string {
  return `
Winloop is running at ${url}   (started in ${seconds} s)

  Rep       ${rep.email}   ${rep.password}
  Admin     ${admin.email}   ${admin.password}
  Other organisation   ${other_org.email}   ${other_org.password}
  API       ${api_url}   key ${api_key}
  Mails     ${mailUrl}

All of this is in .data/demo.json, the logs are in .data/logs. Ctrl-C stops everything; the data stays.
`;
}

function explain(error: unknown): string {
  if (isOutOfSpace(error, dataDir)) return DISK_FULL;
  return error instanceof Error ? error.message : String(error);
}

async function run(): Promise<void> {
  const started = performance.now();
  let app: LocalApp | undefined;
  let stopping = false;
  const stop = async (code: number) => {
    if (stopping) process.exit(1);
    stopping = true;
    if (app) console.log('\nStopping …');
    await app?.stop();
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  await checkPorts();
  app = await startLocalApp({ dir: dataDir, ports, say: (text) => console.log(text) });
  writeFileSync(join(dataDir, 'demo.json'), `${JSON.stringify(app.demo, null, 2)}\n`, { mode: 0o600 });
  for (const child of app.children) {
    child.ended.then((code) => {
      if (stopping) return;
      console.error(
        `The ${child.name} process ended (${code}); .data/logs/${child.name}.log says why:\n${child.lastLines()}`,
      );
      stop(1);
    });
  }
  console.log(welcome(app.demo, app.mailUrl, ((performance.now() - started) / 1000).toFixed(1)));
  await samplePersonas(app.demo).catch((error: unknown) =>
    console.error(`The sample personas were not made: ${explain(error)}`),
  );
}

try {
  await run();
} catch (error) {
  console.error(explain(error));
  process.exit(1);
}
