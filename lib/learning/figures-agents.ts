import { entries } from './figure-entry';

const reports = { href: '/conversations/reports', label: 'Improvement reports' };
const patterns = { href: '/conversations/patterns', label: 'Learned patterns' };
const none = 'No agent has logged a conversation in this period. Log them with the API, the client or MCP.';
const times = (which: string) =>
  `Response times that agents logged in the period: ${which}. The interval is of order statistics and holds whatever the distribution.`;

export const SEARCH = entries('search', {
  search_hits: {
    label: 'Searches that found something',
    definition:
      'Searches of the library and in the command palette in the period whose results were on the screen for a moment: after how many a result was opened. The words are not kept.',
    unit: 'share',
    better: 'higher',
    rows: null,
    empty: 'Nobody has searched in this period.',
    series: 'Searches that found something',
  },
  search_rank: {
    label: 'Mean reciprocal rank',
    definition:
      'Of the same searches: 1 when the first result was opened first, 1/2 for the second, 1/3 for the third, 0 when none was opened; the mean.',
    unit: 'score',
    better: 'higher',
    rows: null,
    empty: 'Nobody has searched in this period.',
  },
});

export const AGENTS = entries('agents', {
  response_p50: {
    label: 'Response time, median',
    definition: times('half were faster'),
    unit: 'ms',
    better: 'lower',
    rows: reports,
    empty: none,
  },
  response_p95: {
    label: 'Response time, 95th percentile',
    definition: times('95 % were faster'),
    unit: 'ms',
    better: 'lower',
    rows: reports,
    empty: none,
    series: 'Response time, 95th percentile',
  },
  response_p99: {
    label: 'Response time, 99th percentile',
    definition: times('99 % were faster'),
    unit: 'ms',
    better: 'lower',
    rows: reports,
    empty: none,
  },
  error_rate: {
    label: 'Failed exchanges',
    definition: 'Exchanges that agents logged in the period: how many failed.',
    unit: 'share',
    better: 'lower',
    rows: { href: '/conversations', label: 'Conversations' },
    empty: none,
    series: 'Failed exchanges',
  },
  learned_patterns: {
    label: 'Learned patterns in force',
    definition:
      'Patterns that agents are given now: active and not expired. n counts the patterns of any status.',
    unit: 'count',
    better: 'higher',
    scope: 'now',
    rows: patterns,
    empty: 'No pattern has been proposed or added.',
  },
});
