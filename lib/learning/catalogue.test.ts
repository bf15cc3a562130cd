import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entryOf, FIGURE_KEYS, GROUP_TITLES } from './figures';
import { GROUPS } from './schema';

const root = (path: string) => new URL(`../../${path}`, import.meta.url);
const page = readFileSync(root('docs/learning.md'), 'utf8');

/** One line a figure, as the table of docs/learning.md has it. */
const lineOf = (key: (typeof FIGURE_KEYS)[number]) => {
  const { label, definition, unit, better, association, scope } = entryOf(key);
  const marks = [unit, `better ${better}`, scope.replace('_', ' '), ...(association ? ['association'] : [])];
  return `| \`${key}\` | ${label} | ${definition} | ${marks.join(' · ')} |`;
};

describe('the catalogue', () => {
  it('is what docs/learning.md says, figure by figure', () => {
    const written = page.split('\n').filter((line) => line.startsWith('| `'));
    expect(written).toEqual(FIGURE_KEYS.map(lineOf));
    for (const group of GROUPS) expect(page).toContain(`### ${GROUP_TITLES[group]}\n`);
  });

  it.each(FIGURE_KEYS)('%s is said in plain words, and says what to do when it is empty', (key) => {
    const { definition, empty, association, label } = entryOf(key);
    expect(definition).toMatch(/^[A-Z].{40,}\.$/s);
    expect(empty).toMatch(/\.$/);
    expect(`${definition} ${empty} ${label}`).not.toMatch(/undefined|\bAUC\b|\bp95\b/);
    expect(association).toBe(/An association/.test(definition));
  });

  it.each(FIGURE_KEYS)('%s leads to a page that exists', (key) => {
    const { rows } = entryOf(key);
    if (!rows) return;
    const [path] = rows.href.split('?');
    expect([path, existsSync(root(`app/(app)${path}/page.tsx`))]).toEqual([path, true]);
  });
});
