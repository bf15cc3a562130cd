import { SLICES } from './layers';
import { find, isTest, lineAt, type Rule, type SourceFile, type Violation } from './source';

const METHODS = 'GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS';
const ROUTE_DOORS = ['route', 'webhook'];
const ACTION_DOORS = ['action', 'publicAction'];

/** Route handlers that are no door to data, each with the reason. */
export const OPEN_ROUTES: Record<string, string> = {
  'app/healthz/route.ts': 'liveness: says nothing but which parts answer',
  'app/api/v1/openapi.json/route.ts': 'the published contract itself',
  'app/auth/confirm/route.ts': 'redeems the token hash of an Auth mail, before there is a session',
  'app/api/jobs/run/route.ts': 'checks the bearer secret of cron itself',
};

/** Actions that come before a session or a membership. */
const PUBLIC_ACTIONS = /^lib\/(auth|orgs)\//;

export const routeDoors: Rule = (file) => {
  if (!/^app\/(.*\/)?route\.tsx?$/.test(file.path) || OPEN_ROUTES[file.path]) return [];
  return [...exportsOf(file)].flatMap(({ name, made, line }): Violation[] => {
    if (!new RegExp(`^(${METHODS})$`).test(name)) return [];
    if (made && ROUTE_DOORS.includes(made) && importsDoor(file, made)) return [];
    return [
      {
        path: file.path,
        line,
        message: `exports ${name} that is not made by ${ROUTE_DOORS.join('() or ')}()`,
      },
    ];
  });
};

export const actionDoors: Rule = (file) => {
  if (isTest(file.path)) return [];
  if (!/^\s*(['"])use server\1/.test(file.code)) {
    return find(file, /^[ \t]+(['"])use server\1/m, 'has an inline server action: put it into an actions.ts');
  }
  return [...exportsOf(file)].flatMap(({ name, made, line }): Violation[] => {
    if (!made || !ACTION_DOORS.includes(made) || !importsDoor(file, 'action')) {
      return [{ path: file.path, line, message: `exports ${name} that is not made by action()` }];
    }
    if (made === 'publicAction' && !PUBLIC_ACTIONS.test(file.path)) {
      return [
        {
          path: file.path,
          line,
          message: `exports ${name} without a session: publicAction() belongs to lib/auth and lib/orgs`,
        },
      ];
    }
    return [];
  });
};

export const jobDoors: Rule = (file) => {
  const [, slice] = /^lib\/([^/]+)\/jobs\.ts$/.exec(file.path) ?? [];
  if (!slice || !SLICES.includes(slice)) return [];
  return [...exportsOf(file)]
    .filter(({ made, kind }) => kind !== 'type' && made !== 'job' && made !== '[')
    .map(({ name, line }) => ({
      path: file.path,
      line,
      message: `exports ${name} that is not made by job()`,
    }));
};

function importsDoor(file: SourceFile, door: string): boolean {
  return file.imports.some(({ from }) => from === `lib/http/${door}`);
}

type Export = { name: string; kind: string; made?: string; line: number };

/** The exported names of a file, and for constants the function whose call makes them. */
function* exportsOf({ code }: SourceFile): Generator<Export> {
  const declared =
    /\bexport\s+(async\s+function\*?|function\*?|const|let|class|type|interface)\s+([\w$]+)([^=;{]*=(?!>)\s*(?:await\s+)?([\w$]+|\[))?/g;
  for (const match of code.matchAll(declared)) {
    const [, kind = '', name = '', , made] = match;
    const line = lineAt(code, match.index);
    if (kind === 'const') yield { name, kind, made, line };
    else if (kind !== 'type' && kind !== 'interface') yield { name, kind, line };
  }
  for (const match of code.matchAll(/\bexport\s+(default\b|\*|\{([^}]*)\})/g)) {
    const names = match[2] === undefined ? [match[1] ?? ''] : match[2].split(',').map(exportedName);
    for (const name of names.filter(Boolean)) yield { name, kind: 'list', line: lineAt(code, match.index) };
  }
}

function exportedName(item: string): string {
  return item.trim().startsWith('type ')
    ? ''
    : (item
        .trim()
        .split(/\s+as\s+/)
        .at(-1) ?? '');
}
