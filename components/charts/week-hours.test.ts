import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareWeek } from './week-hours';

type Cell = { day: number; hour: number; count: number };

function weekOf(cells: readonly Cell[]): number[][] {
  const week = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  for (const { day, hour, count } of cells) {
    const row = week[day];
    if (row) row[hour] = (row[hour] ?? 0) + count;
  }
  return week;
}

describe('prepareWeek', () => {
  it('says the busiest day and hour, and tables the hours in which something happened', () => {
    const { days, most, summary, table } = prepareWeek(
      weekOf([
        { day: 1, hour: 9, count: 4 },
        { day: 1, hour: 14, count: 1 },
        { day: 4, hour: 9, count: 2 },
      ]),
      'interactions',
      'en-GB',
    );
    expect(most).toBe(4);
    expect(days[1]).toMatchObject({ name: 'Tue' });
    expect(days[1]?.counts[9]).toBe(4);
    expect(summary).toBe('7 interactions: most on a Tuesday (5), most from 09:00 to 10:00 (6).');
    expect(table.rows).toEqual([
      ['09:00–10:00', '0', '4', '0', '0', '2', '0', '0'],
      ['14:00–15:00', '0', '1', '0', '0', '0', '0', '0'],
    ]);
  });

  it('does not call a day the busiest when another had as many', () => {
    const { summary } = prepareWeek(
      weekOf([
        { day: 0, hour: 8, count: 1 },
        { day: 3, hour: 16, count: 1 },
      ]),
      'interactions',
      'en-GB',
    );
    expect(summary).toBe('2 interactions, spread evenly: no day and no hour stands out.');
  });

  it('keeps every interaction of a valid day and hour', () => {
    const cells = fc.array(
      fc.record({ day: fc.nat(6), hour: fc.nat(23), count: fc.integer({ min: 1, max: 50 }) }),
    );
    fc.assert(
      fc.property(cells, (input) => {
        const { table } = prepareWeek(weekOf(input), 'interactions', 'en-GB');
        const total = table.rows.flatMap((row) => row.slice(1)).reduce((all, cell) => all + Number(cell), 0);
        expect(total).toBe(input.reduce((all, { count }) => all + count, 0));
      }),
    );
  });
});
