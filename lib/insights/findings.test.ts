import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastConfidence } from './find-forecast';
import { compareTwins, type Match } from './find-twins';
import type { StoredRecord } from './finding';
import { computeFindings } from './findings';
import { type DealHistory, timelineOf, viewAsOf } from './history';
import { topicsOf } from './mentions';
import { emptyCounts, replayDeal, summarizeReplay } from './replay';
import type { Rule } from './rules';
import { learnPipelineShape } from './stages';
import { activity, day, history, testId } from './test-history';

function past(i: number): DealHistory {
  const isLost = i % 3 !== 0;
  const closed = 40 + (i % 20);
  const touches = isLost ? [2, 5, 8] : [2, 5, 8, 14, 20, 26, 32, 38];
  return history(
    {
      name: `Past ${i}`,
      status: isLost ? 'lost' : 'won',
      stage: isLost ? 'Lost' : 'Won',
      closed_at: day(closed),
      activities: touches.map((at, k) =>
        activity(at, {
          kind: k === 4 ? 'meeting' : 'email',
          direction: k % 2 ? 'inbound' : 'outbound',
          contact_id: k > 5 ? 'ben' : 'ana',
        }),
      ),
    },
    [
      [0, 'Discovery'],
      [10, 'Proposal'],
      [closed, isLost ? 'Lost' : 'Won'],
    ],
  );
}
const deals = Array.from({ length: 60 }, (_, i) => past(i));
const shape = learnPipelineShape(deals);
const counts = emptyCounts();
for (const deal of deals) replayDeal(counts, deal, shape);
const records: StoredRecord[] = summarizeReplay(counts).map((record) => ({ ...record, id: testId() }));
const matches: Match[] = deals.slice(0, 8).map((deal, i) => ({
  id: deal.id,
  status: deal.status === 'won' ? 'won' : 'lost',
  score: 1,
  rank: i + 1,
  matchedOn: ['industry'],
}));

function findingsFor(deal: DealHistory, at: number, rules: Rule[] = [], measured = records) {
  return computeFindings({
    view: viewAsOf(timelineOf(deal), Date.parse(day(at))),
    shape,
    records: measured,
    rules,
    twins: compareTwins(matches, deals, shape.silenceDays),
    forecast: {
      forecast: {
        probability: 0.62,
        interval: [0.48, 0.74],
        basis: 'model',
        abstained: false,
        reason: null,
        factors: [{ feature: 'Industry', value: 'software', effect: 0.08 }],
      },
      record: { won: 20, lost: 40, reliability: [{ predicted: 0.65, observed: 0.7, n: 10 }] },
      sourceId: null,
      matches,
      names: new Map(deals.map((item) => [item.id, item.name])),
    },
  });
}

const numbersOf = (text: string) => text.match(/\d[\d,.]*\d|\d/g) ?? [];
const quotesOf = (text: string) => [...text.matchAll(/“([^”]+)”/g)].map((match) => match[1] ?? '');

const silentDeal = history(
  {
    activities: [
      activity(3, {
        direction: 'inbound',
        body: 'Thanks. This is too expensive for us at 45,000. Let us see.',
      }),
    ],
  },
  [
    [0, 'Discovery'],
    [4, 'Proposal'],
  ],
);

describe('findings', () => {
  it('raises the silence with its measured frequency and a next step with its record', () => {
    const found = findingsFor(silentDeal, 45);
    const silent = found.find((finding) => finding.signal === 'silent');
    expect(silent?.body).toContain('past deals that went silent this long');
    expect(silent?.confidence.n).toBeGreaterThan(20);
    expect(silent?.confidence.mean).toBeGreaterThan(0.66);
    expect(found[0]?.kind).toBe('win_probability');
    expect(found.some((finding) => finding.kind === 'next_action')).toBe(true);
  });

  it('quotes the buyer word for word', () => {
    const price = findingsFor(silentDeal, 20, [], []).find((finding) => finding.signal === 'price_objection');
    expect(price?.body).toContain('“This is too expensive for us at 45,000.”');
    expect(price?.evidence[0]?.quote).toBe('This is too expensive for us at 45,000.');
  });

  it('does not raise what past deals do not bear out', () => {
    const harmless = records.map((record) => (record.key === 'silent' ? { ...record, mean: 0.5 } : record));
    expect(findingsFor(silentDeal, 45, [], harmless).map((finding) => finding.signal)).not.toContain(
      'silent',
    );
  });

  it('says built-in assumption, with n = 0, where nothing was measured', () => {
    const silent = findingsFor(silentDeal, 45, [], []).find((finding) => finding.signal === 'silent');
    expect(silent?.confidence).toMatchObject({ n: 0, basis: expect.stringContaining('Built-in assumption') });
  });

  it('cites the rule that it uses', () => {
    const rule: Rule = {
      id: testId(),
      name: 'Quiet proposals',
      kind: 'risk',
      text: 'Involve the sales lead.',
      enabled: true,
      conditions: [{ field: 'days_silent', op: 'at_least', value: '20' }],
    };
    const found = findingsFor(silentDeal, 45, [rule]).find((finding) => finding.signal === `rule:${rule.id}`);
    expect(found?.evidence[0]).toMatchObject({ type: 'rule', id: rule.id });
    expect(findingsFor(silentDeal, 10, [rule]).some((finding) => finding.signal.startsWith('rule:'))).toBe(
      false,
    );
  });

  it('backs every number and quotation of a card by one of its own receipts', () => {
    const body = fc.constantFrom(
      'Too expensive, budget is 900.',
      'Please send the contract.',
      'Not this quarter.',
      'We compare you with 2 others.',
      null,
    );
    const touch = fc.record({
      at: fc.nat({ max: 70 }),
      kind: fc.constantFrom('email' as const, 'meeting' as const, 'call' as const),
      direction: fc.constantFrom('inbound' as const, 'outbound' as const),
      contact: fc.constantFrom('Ana Silva', 'Ben Roth', 'Cleo Park'),
      body,
    });
    fc.assert(
      fc.property(fc.array(touch, { maxLength: 10 }), fc.integer({ min: 10, max: 120 }), (touches, at) => {
        const activities = touches
          .sort((a, b) => a.at - b.at)
          .map(({ at: when, ...more }) => activity(when, { ...more, contact_id: more.contact }));
        const deal = history({ activities, expected_close_on: '2026-02-10', competitor: 'Globex' }, [
          [0, 'Discovery'],
          [9, 'Proposal'],
        ]);
        for (const finding of findingsFor(deal, at)) {
          const receipts = finding.evidence.map((item) => `${item.label} ${item.quote ?? ''}`).join(' ');
          for (const number of numbersOf(`${finding.title} ${finding.body}`))
            expect(numbersOf(receipts), `${finding.title} | ${finding.body} | ${receipts}`).toContain(number);
          for (const quote of quotesOf(finding.body)) expect(receipts).toContain(quote);
          expect(finding.evidence.length).toBeGreaterThan(0);
          expect(finding.title.length).toBeLessThanOrEqual(200);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the confidence of a forecast', () => {
  it('is how often its side came true in the same tenth', () => {
    const record = { won: 20, lost: 40, reliability: [{ predicted: 0.65, observed: 0.7, n: 10 }] };
    expect(forecastConfidence(0.62, record)).toMatchObject({
      n: 10,
      basis: 'Of 10 later deals with a forecast in this range, 7 were won.',
    });
    expect(forecastConfidence(0.2, record)).toMatchObject({
      n: 60,
      basis: 'Of 60 closed deals, 40 were lost.',
    });
    expect(forecastConfidence(0.2, null).n).toBe(0);
  });
});

describe('what the buyer talks about', () => {
  it('tells an objection from an approval', () => {
    expect(topicsOf('It is over budget.')).toContain('price');
    expect(topicsOf('Good news: budget approved, please send the contract.')).toEqual(['commitment']);
    expect(topicsOf('See you on Tuesday.')).toEqual([]);
  });
});
