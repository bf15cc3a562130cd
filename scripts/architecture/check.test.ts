import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { check } from './check';
import { OPEN_ROUTES } from './doors';
import { parse, readSources } from './source';

/** What the check says about one planted file. */
function violations(path: string, text: string): string[] {
  return check([parse(path, text)]).map(({ message }) => message);
}

const lines = (n: number) => 'export const x = 1;\n'.repeat(n);
const route = "import { route } from '@/lib/http/route';\n";
const action = "'use server';\nimport { action } from '@/lib/http/action';\n";

describe('planted violations', () => {
  it.each([
    // layers
    ['lib/deals/queries.ts', "import { Button } from '@/components/ui/button';", 'lower layers'],
    ['lib/deals/queries.ts', "import type { Props } from '../../app/deals/page';", 'lower layers'],
    ['components/deals/list.tsx', "import Page from '@/app/deals/page';", 'lower layers'],
    [
      'lib/stats/beta.ts',
      "import { env } from '@/lib/env/env';\nimport { enqueue } from '../jobs/enqueue';",
      'lower layers',
    ],
    ['lib/http/route.ts', "import { getDeal } from '../deals/queries';", 'lower layers'],
    ['lib/jobs/worker.ts', "import { trainJob } from '../forecast/jobs';", 'lower layers'],
    ['lib/deals/queries.ts', "const late = () => import('@/components/ui/button');", 'lower layers'],
    // slices
    [
      'lib/deals/service.ts',
      "import 'server-only';\nimport { x } from '../forecast/service';",
      'to the right of deals',
    ],
    [
      'lib/forecast/service.ts',
      "import 'server-only';\nimport { x } from '@/lib/deals/stage-history';",
      'only through schema',
    ],
    [
      'lib/forecast/service.ts',
      "import 'server-only';\nexport { x } from '@/lib/deals/actions';",
      'only through schema',
    ],
    ['lib/gadgets/schema.ts', 'export const x = 1;', 'not a room'],
    ['lib/deals/queries.ts', "import { testStack } from '@/supabase/embedded/test-db';", 'its tools'],
    // service role
    [
      'lib/deals/service.ts',
      "import 'server-only';\nimport { adminClient } from '@/lib/supabase/admin';",
      'service role',
    ],
    ['app/deals/page.tsx', "import { adminClient } from '@/lib/supabase/admin';", 'service role'],
    // doors
    ['app/api/v1/deals/route.ts', 'export async function GET() {}', 'exports GET'],
    [
      'app/api/v1/deals/route.ts',
      `${route}export const GET = route({}, run);\nexport const POST = (r: Request) => new Response();`,
      'exports POST',
    ],
    [
      'app/api/v1/deals/route.ts',
      'const route = (x: unknown) => x;\nexport const GET = route({});',
      'exports GET',
    ],
    ['app/api/v1/deals/route.ts', 'const GET = 1;\nexport { GET };', 'exports GET'],
    ['app/api/v1/deals/route.ts', 'const x = 1;\nexport { x as DELETE };', 'exports DELETE'],
    ['lib/deals/actions.ts', `${action}export async function close() {}`, 'exports close'],
    ['lib/deals/actions.ts', `${action}export const close = async () => {};`, 'exports close'],
    ['lib/deals/actions.ts', `${action}const close = 1;\nexport { close };`, 'exports close'],
    ['lib/deals/actions.ts', `${action}export default action({}, run);`, 'exports default'],
    [
      'lib/deals/actions.ts',
      `${action.replace('action }', 'publicAction }')}export const peek = publicAction({}, run);`,
      'without a session',
    ],
    ['app/deals/page.tsx', "async function save() {\n  'use server';\n}", 'inline server action'],
    ['lib/deals/jobs.ts', 'export const scan = { name: "scan" };', 'not made by job()'],
    // shape
    ['lib/deals/long.ts', lines(251), '251 lines'],
    ['app/deals/page.tsx', lines(91), '91 lines'],
    ['app/api/v1/deals/route.ts', lines(41), '41 lines'],
    ['lib/deals/stageHistory.ts', '', 'kebab-case'],
    ['components/Deals/list.tsx', '', 'kebab-case'],
    ['components/ui/index.ts', 'export const x = 1;', 'barrel'],
    ['components/ui/all.ts', "export * from './button';\nexport { Card } from './card';", 're-exports'],
    ['lib/deals/queries.ts', 'const key = process.env.KEY;', 'process.env'],
    ['lib/deals/queries.ts', 'function f(x: any) {}', 'uses any'],
    ['lib/deals/queries.ts', 'const x = y as any;', 'uses any'],
    ['lib/deals/queries.ts', 'const x: Array<any> = [];', 'uses any'],
    ['lib/deals/queries.ts', '// @ts-ignore\nx();', 'type checker'],
    ['lib/deals/queries.ts', '// biome-ignore lint/style/noNonNullAssertion: surely\nx!.y();', 'loose types'],
    ['lib/deals/queries.ts', 'console.log(1);', 'console'],
    ['lib/deals/service.ts', 'export const x = 1;', 'server-only'],
    ['lib/deals/schema.ts', "import { list } from './queries';", 'safe in the browser'],
    ['e2e/specs/deals.spec.ts', 'await page.waitForTimeout(500);', 'sleeps'],
  ])('%s: %s', (path, text, expected) => {
    expect(violations(path, text).filter((message) => message.includes(expected))).not.toEqual([]);
  });

  it('says where', () => {
    const [violation] = check([parse('lib/deals/queries.ts', '\n\nconst key = process.env.KEY;\n')]);
    expect(violation).toMatchObject({ path: 'lib/deals/queries.ts', line: 3 });
  });

  it('wants half of the files to be short', () => {
    const files = ['a', 'b', 'c'].map((name) => parse(`lib/deals/${name}.ts`, lines(90)));
    expect(check(files).map(({ message }) => message)).toEqual([expect.stringContaining('median')]);
  });
});

describe('what is allowed', () => {
  it.each([
    [
      'lib/forecast/service.ts',
      "import 'server-only';\nimport { x } from '@/lib/deals/queries';\nimport y from '../orgs/schema';",
    ],
    ['lib/forecast/model.ts', "import { x } from './features';\nimport { auc } from '../stats/auc';"],
    [
      'app/deals/page.tsx',
      "import { List } from '@/components/deals/list';\nimport { listDeals } from '@/lib/deals/queries';",
    ],
    ['lib/jobs/registry.ts', "import { scan } from '../learning/jobs';"],
    [
      'lib/deals/jobs.ts',
      "import { job } from '../http/job';\nimport { adminClient } from '../supabase/admin';\nexport const scan = job({}, run);\nexport const all = [scan];",
    ],
    ['lib/deals/queries.db.test.ts', "import { testStack } from '@/supabase/embedded/test-db';"],
    [
      'lib/deals/actions.ts',
      `${action}export type Input = { id: string };\nexport const close = action({}, run);`,
    ],
    ['app/api/v1/deals/route.ts', `${route}export const GET = route({ scope: 'read' }, async () => 1);`],
    [
      'app/(app)/deals/[id]/page.tsx',
      '// process.env and console.log( in prose, and any other word\nexport const x = 1;',
    ],
    ['lib/deals/text.ts', "export const help = 'Never use any, as any hint';"],
    ['lib/env/env.ts', 'export const raw = process.env;'],
    ['components/ui/cn.ts', "export { clsx as cn } from 'clsx';"],
  ])('%s: %s', (path, text) => {
    expect(violations(path, text)).toEqual([]);
  });
});

describe('this repository', () => {
  const files = readSources(fileURLToPath(new URL('../..', import.meta.url)));

  it('keeps the rules', () => {
    expect(check(files)).toEqual([]);
  });

  it('gives a reason for every open route', () => {
    for (const reason of Object.values(OPEN_ROUTES)) expect(reason.length).toBeGreaterThan(20);
  });
});
