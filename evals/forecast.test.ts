import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { syntheticPipeline } from '@/lib/forecast/synthetic';
import { run } from './forecast';
import { splitOutcomes } from './outcome-values';

vi.setConfig({ testTimeout: 120_000 });
const folder = mkdtempSync(join(tmpdir(), 'winloop-eval-'));
const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const deals = syntheticPipeline(500, 2);
const table = [
  [...deals.columns.map((column) => column.name), 'paid', 'result', 'when'].join(';'),
  ...Array.from(deals.labels, (label, i) =>
    [
      ...deals.columns.map(({ cells }) => cells[i] ?? ''),
      label * (100 + i),
      label ? 'Won' : 'Lost',
      `${1 + (i % 28)}.0${1 + Math.floor(i / 60)}.2021`,
    ].join(';'),
  ),
  ...Array.from({ length: 40 }, () => [...deals.columns.map(() => ''), '', 'Negotiation', ''].join(';')),
].join('\r\n');
const path = file('deals.csv', `\uFEFF${table}`);

async function evaluate(...args: string[]): Promise<Record<string, unknown>> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await run(args);
    return JSON.parse(String(write.mock.calls[0]?.[0]));
  } finally {
    write.mockRestore();
  }
}
const basics = ['--data', path, '--outcome', 'result', '--positive', 'Won', '--delimiter', ';', '--json'];

describe('eval forecast', () => {
  it('prints exactly the agreed keys, leaves open deals out and excludes leaks by itself', async () => {
    const result = await evaluate(...basics, '--time', 'when');
    expect(Object.keys(result)).toEqual([
      'n_train',
      'n_test',
      'base_rate',
      'brier',
      'brier_base',
      'auc',
      'auc_interval',
      'ece',
      'ece_noise_floor',
      'abstained',
      'excluded_features',
      'logistic',
      'seconds',
    ]);
    expect([result.n_train, result.n_test]).toEqual([350, 150]);
    expect(JSON.stringify(result.excluded_features)).toContain('"paid"');
  });

  it('groups identical deals by default, takes --exclude, and gives the same answer for the same seed', async () => {
    const [a, b] = [
      await evaluate(...basics, '--exclude', 'when,paid', '--seed', '3'),
      await evaluate(...basics, '--exclude', 'when,paid', '--seed', '3'),
    ];
    expect({ ...a, seconds: 0 }).toEqual({ ...b, seconds: 0 });
    expect(JSON.stringify(a.excluded_features)).not.toContain('paid');
  });

  it.each([
    [['--data', join(folder, 'absent.csv'), '--outcome', 'x', '--positive', 'y'], "can't read"],
    [
      ['--data', path, '--outcome', 'nothing', '--positive', 'Won', '--delimiter', ';'],
      'there is no column "nothing"',
    ],
    [['--data', path, '--outcome', 'result', '--positive', 'Yes', '--delimiter', ';'], 'does not occur'],
    [[...basics, '--time', 'owner'], 'neither dates nor numbers'],
    [[...basics, '--time', 'when', '--group', 'owner'], 'only one of'],
    [[...basics, '--rolling', '50'], '--rolling needs'],
    [[...basics, '--seed', 'abc'], '--seed must be a number'],
    [[...basics, '--train-fraction', '7'], '--train-fraction must be'],
    [[...basics, '--colour', 'red'], 'unknown flag'],
    [['--data', path], 'usage:'],
    [['--data', file('empty.csv', 'a,b\n'), '--outcome', 'a', '--positive', 'x'], 'no data rows'],
  ])('explains %j in one line', async (args, message) => {
    await expect(run(args)).rejects.toThrow(message);
    await run(args).catch((error: Error) => expect(error.message).not.toContain('\n'));
  });
});

describe('outcome values', () => {
  it('does not count open stages as lost', () => {
    const { lost, open } = splitOutcomes(['Won', 'Lost', 'Engaging', 'Prospecting', ''], 'won');
    expect([[...lost], [...open]]).toEqual([['lost'], ['engaging', 'prospecting']]);
  });

  it('takes the other of two values, several ways to lose, and what --negative says', () => {
    expect([...splitOutcomes(['yes', 'no'], 'yes').lost]).toEqual(['no']);
    expect([...splitOutcomes(['1', '0', ''], '1').lost]).toEqual(['0']);
    expect([...splitOutcomes(['Converted', 'Stalled', 'Open'], 'Converted').lost]).toEqual(['stalled']);
    expect([...splitOutcomes(['Closed Won', 'Closed Lost', 'Rejected', 'Demo'], 'closed won').lost]).toEqual([
      'closed lost',
      'rejected',
    ]);
    expect([...splitOutcomes(['a', 'b', 'c'], 'a', 'b').lost]).toEqual(['b']);
  });
});
