import { entries } from './figure-entry';

const members = { href: '/settings/members', label: 'Members' };
const month =
  'The last complete calendar month minus the month before, in points of the share; n counts the last month.';

export const PEOPLE = entries('people', {
  active_users: {
    label: 'Active people',
    definition:
      'People with a sign-in who opened a page or did something on at least one day of the period. n counts the people who are members now; API keys are not people.',
    unit: 'count',
    better: 'higher',
    rows: members,
    empty: 'Nobody has used Winloop in this period.',
    series: 'Active people',
  },
  returning_users: {
    label: 'People who came back',
    definition:
      'People who were active in the period before and are members still: how many were active in this one too.',
    unit: 'share',
    better: 'higher',
    rows: members,
    empty: 'Nobody was active in the period before.',
  },
});

export const IMPROVEMENT = entries('improvement', {
  month_positive_replies: {
    label: 'Positive replies, month over month',
    definition: `Share of positive replies, by when the message was sent: ${month.charAt(0).toLowerCase()}${month.slice(1)} Messages that are younger than the waiting period are left out.`,
    unit: 'points',
    better: 'higher',
    scope: 'month',
    rows: { href: '/replies?sentiment=positive', label: 'Positive replies' },
    empty: 'One of the last two complete months has no delivered message that is old enough.',
  },
  month_insight_accuracy: {
    label: 'Insights that came true, month over month',
    definition: `Share of insights that came true, by when the deal closed: ${month.charAt(0).toLowerCase()}${month.slice(1)}`,
    unit: 'points',
    better: 'higher',
    scope: 'month',
    rows: { href: '/deals?status=won', label: 'Won deals' },
    empty: 'In one of the last two complete months no deal with an insight that somebody saw was closed.',
  },
  month_reply_accuracy: {
    label: 'Reply sentiment read rightly, month over month',
    definition: `Share of checked replies whose sentiment was read rightly, by when the reply came: ${month.charAt(0).toLowerCase()}${month.slice(1)}`,
    unit: 'points',
    better: 'higher',
    scope: 'month',
    rows: { href: '/replies?status=corrected', label: 'Replies that somebody corrected or confirmed' },
    empty: 'In one of the last two complete months nobody corrected or confirmed a reply.',
  },
});

export const PERSONAS = entries('personas', {
  persona_rating: {
    label: 'Rating of personas',
    definition: 'Stars that people gave to personas in the period, 1 to 5: the mean.',
    unit: 'stars',
    better: 'higher',
    rows: { href: '/personas/report', label: 'Report on personas' },
    empty: 'Nobody has rated a persona in this period.',
    series: 'Rating of personas',
  },
  persona_coverage: {
    label: 'Active contacts with a persona',
    definition:
      'Contacts with whom something passed in the last 90 days: how many have a persona made from behaviour or from the record.',
    unit: 'share',
    better: 'higher',
    scope: 'now',
    rows: { href: '/personas/report', label: 'Report on personas' },
    empty: 'Nothing passed with any contact in the last 90 days.',
  },
});
