import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { extensionSql } from '../embedded/extensions';
import { testStack } from '../embedded/test-db';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.sql') && name !== 'prelude.sql');

/** Runs one pgTAP file in a database of its own; answers its TAP lines. */
async function run(text: string): Promise<string[]> {
  const stack = await testStack();
  try {
    const prelude = readFileSync(`${folder}prelude.sql`, 'utf8');
    const [found] = await stack.sql.query("select from pg_available_extensions where name = 'pgtap'");
    const create = /create extension[^;]*;/;
    // A Postgres without the package runs the extension's own script.
    const script = () => `set search_path = extensions;\n${extensionSql('pgtap', '1.3.5')}`;
    return await stack.sql.transaction(async (tx) => {
      await tx.script(found ? prelude : prelude.replace(create, script));
      const results = await tx.script(text.replace(/^(begin|rollback);$/gm, ''));
      return results.flatMap((rows) => rows.flatMap((row) => Object.values(row).map(String)));
    });
  } finally {
    await stack.close();
  }
}

function verdict(lines: readonly string[]): { planned: number; passed: number; failed: string[] } {
  const planned = Number(lines.map((line) => /^1\.\.(\d+)/.exec(line)?.[1]).find(Boolean) ?? 0);
  return {
    planned,
    passed: lines.filter((line) => /^ok \d+/.test(line)).length,
    failed: lines.filter((line) => /^not ok|^# (Failed|Looks like)/m.test(line)),
  };
}

describe('pgTAP', { timeout: 120_000 }, () => {
  it.each(files)('%s', async (file) => {
    const { planned, passed, failed } = verdict(await run(readFileSync(folder + file, 'utf8')));
    expect(failed).toEqual([]);
    expect(passed).toBe(planned);
    expect(planned).toBeGreaterThan(0);
  });

  it('notices a test that fails and a plan that is not kept', async () => {
    const lines = await run(
      "select plan(3); select ok(true, 'fine'); select ok(false, 'broken'); select * from finish();",
    );
    const { planned, passed, failed } = verdict(lines);
    expect({ planned, passed }).toEqual({ planned: 3, passed: 1 });
    expect(failed.join('\n')).toContain('broken');
  });
});
