import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyClaims } from './claims';

const receipts = [
  {
    id: 'deal',
    text: 'Amount 25,000 USD. Stage Proposal since 2026-10-03. 48 days in stage. Win rate 0.4583 (n = 128).',
  },
  {
    id: 'mail',
    text: 'Anna wrote on 20 November 2026: “Honestly, it’s too expensive… we have no budget until Q1.”',
  },
  {
    id: 'note',
    text: 'Competitor Acme offers 12 % less. Next call at 14:30. Fell by -3.5 points. GTX Pro 5000.',
  },
];
const reasonOf = (text: string, ...evidence: string[]) =>
  verifyClaims([{ text, evidence }], receipts).dropped[0]?.reason ?? 'kept';

describe('verifyClaims', () => {
  it.each([
    ['The deal of $25,000 has been in Proposal for 48 days.', 'deal'],
    ['25k USD, in stage since 3 Oct 2026.', 'deal'],
    ['A 25 000 USD deal entered the stage on October 3, 2026.', 'deal'],
    ['46 % of 128 comparable deals were won.', 'deal'],
    ['45.8% of comparable deals were won.', 'deal'],
    ['The win rate is 0.46.', 'deal'],
    ['It has stalled since October 2026.', 'deal'],
    ['It entered the stage in 2026.', 'deal'],
    ['The buyer wrote “too expensive” on 20 November.', 'mail'],
    ['They have "no budget until Q1".', 'mail'],
    ['Anna: "Honestly … no budget until Q1."', 'mail'],
    ["The buyer said 'no budget until Q1', so wait for Q1.", 'mail'],
    ['Acme is 12 percent cheaper.', 'note'],
    ['Engagement fell by 3.5 points before the 14:30 call about GTX Pro 5000.', 'note'],
    ['The champion is engaged and the timing is good.', 'note'],
  ])('keeps what its receipt says: %s', (text, id) => {
    expect(reasonOf(text, id)).toBe('kept');
  });

  it.each([
    ['The deal of $26,000 is stuck.', 'deal', 'number_not_in_evidence'],
    ['The deal of €25,000 is stuck.', 'deal', 'number_not_in_evidence'],
    ['The deal is in the stage for 48 weeks.', 'deal', 'number_not_in_evidence'],
    ['48 % of deals were won.', 'deal', 'number_not_in_evidence'],
    ['47 % of deals were won.', 'deal', 'number_not_in_evidence'],
    ['25.1k USD are at stake.', 'deal', 'number_not_in_evidence'],
    ['In stage since 4 October 2026.', 'deal', 'number_not_in_evidence'],
    ['In stage since 3 October 2025.', 'deal', 'number_not_in_evidence'],
    ['It won nine of ten comparable deals.', 'deal', 'number_not_in_evidence'],
    ['The amount doubled.', 'deal', 'number_not_in_evidence'],
    ['The buyer says “far too expensive”.', 'mail', 'quotation_not_in_evidence'],
    ['The buyer says "no budgets".', 'mail', 'quotation_not_in_evidence'],
    ['Anna: "no budget … too expensive"', 'mail', 'quotation_not_in_evidence'],
    ['They have budget in Q2.', 'mail', 'number_not_in_evidence'],
    ['Acme costs 12 USD less.', 'note', 'number_not_in_evidence'],
    ['Engagement rose by +3.5 points.', 'note', 'number_not_in_evidence'],
    ['The next call is at 15:30.', 'note', 'number_not_in_evidence'],
  ])('drops what its receipt does not say: %s', (text, id, reason) => {
    expect(reasonOf(text, id)).toBe(reason);
  });

  it('drops claims without evidence, and claims that cite what is not in the context', () => {
    expect(reasonOf('All is well.')).toBe('no_evidence');
    expect(reasonOf('All is well.', 'deal', 'invented')).toBe('unknown_evidence');
  });

  it('rejects the same true claims once their receipts are swapped', () => {
    const claims = [
      { text: 'Worth 25,000 USD and 48 days in stage.', evidence: ['deal'] },
      { text: 'The buyer wrote “too expensive”.', evidence: ['mail'] },
      { text: 'Acme offers 12 % less.', evidence: ['note'] },
    ];
    expect(verifyClaims(claims, receipts).kept).toEqual(claims);
    const swapped = receipts.map((receipt, i) => ({
      id: receipt.id,
      text: receipts[(i + 1) % 3]?.text ?? '',
    }));
    expect(verifyClaims(claims, swapped).kept).toEqual([]);
  });

  it('does not borrow a number from a receipt that the claim does not cite', () => {
    expect(reasonOf('The 48 days are due to the 12 % discount.', 'deal')).toBe('number_not_in_evidence');
    expect(reasonOf('The 48 days are due to the 12 % discount.', 'deal', 'note')).toBe('kept');
  });

  it('keeps a number in any of its usual spellings and drops any other number', () => {
    const spell = (n: number): string[] => [
      String(n),
      n.toLocaleString('en-US'),
      n.toLocaleString('en-US').replaceAll(',', '\u202F'),
      `$${n.toLocaleString('en-US')}`,
      `${n.toLocaleString('en-US')}.00 USD`,
    ];
    fc.assert(
      fc.property(fc.integer({ min: 13, max: 99_999_999 }), fc.integer({ min: 1, max: 50_000 }), (n, off) => {
        const known = [{ id: 'r', text: `Amount ${n} USD` }];
        for (const said of spell(n)) {
          const text = `The deal is worth ${said} today`;
          expect(verifyClaims([{ text, evidence: ['r'] }], known).dropped).toEqual([]);
        }
        for (const said of spell(n + off)) {
          const text = `The deal is worth ${said} today`;
          expect(verifyClaims([{ text, evidence: ['r'] }], known).kept).toEqual([]);
        }
      }),
    );
  });
});
