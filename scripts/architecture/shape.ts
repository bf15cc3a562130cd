import { find, isProduct, isTest, type Rule, type SourceFile, type Violation } from './source';

const MAX_LINES = 250;
const MAX_PAGE = 90;
const MAX_ROUTE = 40;
const MAX_MEDIAN = 80;
const NAME = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/;
const NEXT_FOLDER =
  /^(\(\.{0,3}[a-z0-9-]*\)[a-z0-9-]*|@[a-z0-9-]+|\[{1,2}(\.\.\.)?[a-zA-Z0-9_]+\]{1,2}|_[a-z0-9-]+|[a-z0-9-]+(\.[a-z0-9]+)?)$/;

export const fileSize: Rule = ({ path, lines }) => {
  const limit = limitFor(path);
  return lines > limit ? [{ path, message: `has ${lines} lines, the limit is ${limit}` }] : [];
};

function limitFor(path: string): number {
  if (/^app\/(.*\/)?page\.tsx$/.test(path)) return MAX_PAGE;
  if (/^app\/(.*\/)?route\.tsx?$/.test(path)) return MAX_ROUTE;
  return MAX_LINES;
}

export const fileName: Rule = ({ path }) => {
  const parts = path.split('/');
  const file = parts.pop() ?? '';
  const folder = parts.find((part) => !NEXT_FOLDER.test(part));
  if (folder) return [{ path, message: `the folder ${folder} is not kebab-case` }];
  return NAME.test(file) ? [] : [{ path, message: `${file} is not kebab-case` }];
};

export const noBarrels: Rule = ({ path, code }) => {
  if (/(^|\/)index\.tsx?$/.test(path))
    return [{ path, message: 'is a barrel: import the file that has the thing' }];
  const rest = code.replace(/\b(export|import)\s[^;]*?from\s*(['"])[^'"]+\2;?/g, '').trim();
  const exportsOnly = rest === '' && /\bexport\s[^;]*?from\s*['"](\.|@\/)/.test(code);
  return exportsOnly ? [{ path, message: 'only re-exports: import the file that has the thing' }] : [];
};

// The client of agents runs in their process, not in ours.
const ENV_READERS =
  /^(lib\/env\/|instrumentation\.ts$|lib\/conversations\/client\.ts$|supabase\/|scripts\/|evals\/|bench\/|e2e\/|[^/]+\.(config\.ts|mjs)$)/;

export const environment: Rule = (file) =>
  ENV_READERS.test(file.path) || isTest(file.path)
    ? []
    : find(file, /\bprocess\.env\b/, 'reads process.env: only lib/env does');

export const looseTypes: Rule = (file) => {
  // This folder spells out what it looks for.
  if (file.path.startsWith('scripts/architecture/')) return [];
  const found: Violation[] = [];
  file.text.split('\n').forEach((text, index) => {
    if (/@ts-(ignore|nocheck|expect-error)\b/.test(text)) {
      found.push({ path: file.path, line: index + 1, message: 'silences the type checker' });
    }
    if (/biome-ignore\s+lint\/(suspicious\/noExplicitAny|style\/noNonNullAssertion)/.test(text)) {
      found.push({ path: file.path, line: index + 1, message: 'silences the rule against loose types' });
    }
  });
  return [...found, ...find(file, /(?:\bas|[:<|&,])\s*any\b(?=\s*[;,)>=\]|&[]|$)/m, 'uses any')];
};

export const quiet: Rule = (file) =>
  isProduct(file.path) && !isTest(file.path) && file.path.includes('/')
    ? find(file, /\bconsole\.(log|info|warn|error|debug)\(/, 'writes to the console: use lib/logger')
    : [];

export const serverOnly: Rule = ({ path, imports }) =>
  /^lib\/[^/]+\/service\.ts$/.test(path) && !imports.some(({ from }) => from === 'server-only')
    ? [{ path, message: "is a service: it begins with import 'server-only'" }]
    : [];

const SERVER_PARTS =
  /^(server-only|next\/headers|lib\/(env|http|jobs|auth)\/.*|lib\/supabase\/(admin|server|principal)|lib\/[^/]+\/(service|queries|jobs))$/;

export const browserSafeSchema: Rule = ({ path, imports }) =>
  /^lib\/[^/]+\/schema\.ts$/.test(path)
    ? imports
        .filter(({ from }) => SERVER_PARTS.test(from) || from.startsWith('node:'))
        .map(({ from, line }) => ({
          path,
          line,
          message: `imports ${from}: a schema is safe in the browser`,
        }))
    : [];

export const noSleeps: Rule = (file) =>
  file.path.startsWith('e2e/')
    ? find(file, /\bwaitForTimeout\(/, 'sleeps: wait for what the person sees')
    : [];

/** A rule of the whole house: half of its files are short. */
export function medianSize(files: readonly SourceFile[]): Violation[] {
  const sizes = files
    .filter((file) => isProduct(file.path) && !isTest(file.path))
    .map((file) => file.lines)
    .sort((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)] ?? 0;
  return median >= MAX_MEDIAN
    ? [{ path: '.', message: `the median file has ${median} lines, below ${MAX_MEDIAN} is wanted` }]
    : [];
}
