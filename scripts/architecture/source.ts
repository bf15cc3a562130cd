import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export type Import = { from: string; line: number };
export type SourceFile = {
  /** Relative to the repository, with forward slashes. */
  path: string;
  text: string;
  /** The text with comments blanked out, so that rules don't read prose; positions are kept. */
  code: string;
  lines: number;
  imports: Import[];
};
export type Violation = { path: string; line?: number; message: string };
export type Rule = (file: SourceFile) => Violation[];

const ROOTS = ['app', 'components', 'lib', 'supabase', 'scripts', 'evals', 'bench', 'e2e'];
const SOURCE = /\.(tsx?|mjs)$/;
const GENERATED = new Set(['lib/supabase/database.types.ts']);
const IMPORT =
  /(?:^|[;\s}])(?:import|export)\s[^'"`;]*?from\s*(['"])([^'"]+)\1|(?:^|[;\s])import\s*(['"])([^'"]+)\3|\bimport\(\s*(['"])([^'"]+)\5/g;

export function readSources(root: string): SourceFile[] {
  const topLevel = readdirSync(root).filter((name) => SOURCE.test(name));
  const paths = [...topLevel, ...ROOTS.flatMap((folder) => walk(root, folder))];
  return paths
    .filter((path) => !GENERATED.has(path) && !path.endsWith('.d.ts'))
    .map((path) => parse(path, readFileSync(join(root, path), 'utf8')));
}

function walk(root: string, folder: string): string[] {
  let entries: ReturnType<typeof list>;
  try {
    entries = list(join(root, folder));
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : walk(root, path);
    return SOURCE.test(entry.name) ? [path] : [];
  });
}

function list(folder: string) {
  return readdirSync(folder, { withFileTypes: true });
}

export function parse(path: string, text: string): SourceFile {
  const code = withoutComments(text);
  const imports = [...code.matchAll(IMPORT)].map((match) => ({
    from: resolveImport(path, match[2] ?? match[4] ?? match[6] ?? ''),
    line: lineAt(code, match.index + match[0].length),
  }));
  return { path, text, code, lines: text.trimEnd().split('\n').length, imports };
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

/** Paths inside the repository lose their extension; packages stay as they are. */
function resolveImport(importer: string, specifier: string): string {
  const bare = specifier.replace(/\.(tsx?|mjs|js)$/, '');
  if (specifier.startsWith('@/')) return bare.slice(2);
  if (specifier.startsWith('.')) return posix.join(posix.dirname(importer), bare);
  return specifier;
}

// A string, a template (kept) or a comment (blanked): whichever begins first.
const TOKENS = /(["'])(?:\\.|(?!\1)[^\\\n])*\1|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g;

function withoutComments(text: string): string {
  return text.replace(TOKENS, (token) => (/^\/[*/]/.test(token) ? token.replace(/[^\n]/g, ' ') : token));
}

export function isTest(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path) || path.startsWith('e2e/') || /(^|\/)test-[^/]+\.tsx?$/.test(path);
}

export function isProduct(path: string): boolean {
  return /^(app|components|lib)\//.test(path) || !path.includes('/');
}

/** Finds every match outside comments, with its line. */
export function find(file: SourceFile, pattern: RegExp, message: string): Violation[] {
  const all = new RegExp(pattern.source, pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`);
  return [...file.code.matchAll(all)].map((match) => ({
    path: file.path,
    line: lineAt(file.code, match.index),
    message,
  }));
}
