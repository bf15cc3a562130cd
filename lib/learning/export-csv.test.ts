import { expect, it } from 'vitest';
import { LEARNING_CSV_COLUMNS, learningCsv } from './export-csv';
import { entryOf } from './figures';
import { figure } from './stored';

const { empty: _empty, series: _series, ...entry } = entryOf('search_hits');
const learning = (label: string) => ({
  computed_at: null,
  time_zone: 'UTC',
  period: { from: '2026-01-01', to: '2026-01-07', days: 7 },
  previous: { from: '2025-12-25', to: '2025-12-31' },
  figures: [
    {
      ...entry,
      ...figure(
        'search_hits',
        { value: 0.5, n: 4, interval: [0.2, 0.8] },
        { value: 0.25, n: 8, interval: null },
        { numerator: 2 },
      ),
      label,
    },
  ],
  series: [
    {
      key: 'search_hits',
      title: 'Searches',
      unit: 'share' as const,
      every: 'day' as const,
      points: [{ period: '2026-01-01', value: null, n: 0, interval: null }],
    },
  ],
  error_patterns: [],
  suggestions: [],
});

it('has a line for each figure and each point, and no cell that a spreadsheet would run', () => {
  const [head, first, second, end] = learningCsv(learning('=1+1')).split('\r\n');
  expect(head?.slice(1)).toBe(LEARNING_CSV_COLUMNS.join(','));
  expect(first).toMatch(
    /^figure,search,search_hits,'=1\+1,share,,2026-01-01,2026-01-07,0\.5,4,2,0\.2,0\.8,0\.25,8,0\.25,,,/,
  );
  expect(second).toMatch(/^day,,search_hits,Searches,share,,2026-01-01,,,0,/);
  expect(end).toBe('');
});
