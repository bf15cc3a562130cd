import type { RandomResult } from './random-results';

/** The definition of every count, row by row; the product counts in SQL, and the tests hold it against this. */
export function countAll(rows: readonly RandomResult[]) {
  const n = (test: (row: RandomResult) => unknown) => rows.filter((row) => Boolean(test(row))).length;
  const cameThrough = (r: RandomResult) =>
    r.delivered || r.meeting_booked || r.deal_created || r.unsubscribed || r.spam_reported;
  return {
    sent: rows.length,
    reached: n((r) => cameThrough(r) || !r.bounced),
    delivered: n((r) => r.delivered),
    opened: n((r) => r.opened),
    clicked: n((r) => r.clicked),
    replied: n((r) => r.replied),
    positive_replies: n(
      (r) => r.replied && !r.unsubscribed && (r.sentiment_label === 'positive' || r.interest_signal),
    ),
    negative_replies: n((r) => r.replied && r.sentiment_label === 'negative'),
    meetings: n((r) => r.meeting_booked),
    meetings_held: n((r) => r.meeting_completed),
    won: n((r) => r.deal_closed),
    bounced: n((r) => r.bounced),
    unsubscribed: n((r) => r.unsubscribed),
    spam_reported: n((r) => r.spam_reported),
    values: valuesOf(rows),
  };
}

function valuesOf(rows: readonly RandomResult[]) {
  const values = new Map<string | null, { n: number; total: number }>();
  for (const { deal_closed, deal_value, deal_currency } of rows) {
    if (!deal_closed || deal_value === null) continue;
    const { n, total } = values.get(deal_currency) ?? { n: 0, total: 0 };
    values.set(deal_currency, { n: n + 1, total: total + deal_value });
  }
  return Object.fromEntries(values);
}
