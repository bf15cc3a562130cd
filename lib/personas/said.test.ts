import { describe, expect, it } from 'vitest';
import { coreOf, distinct, hear, repeatsOf, sentencesOf } from './said';
import { said } from './testing/sample-input';

describe('what was said', () => {
  it('is read without greeting and signature', () => {
    expect(
      sentencesOf('Dear Jonas,\n\nWho supports us at night? Please copy Imogen.\n\nKind regards, Zara'),
    ).toEqual(['Who supports us at night?', 'Please copy Imogen.']);
  });

  it('ends a sentence after a closing quotation mark', () => {
    expect(sentencesOf('Plant manager: “I drew this.” They collect feedback until Thursday.')).toHaveLength(
      2,
    );
  });

  it('is an objection, a question or a wish, and not two of them', () => {
    const heard = hear([
      said('them', '2026-05-01', 'The figure is fine; the payment term isn’t.'),
      said('them', '2026-05-02', 'Too expensive for a company of our size, sorry.'),
      said('them', '2026-05-03', 'Would two years change the price?'),
      said('us', '2026-05-04', 'No competing offer, says Zara.'),
      said('us', '2026-05-05', 'They want to see a customer in steel.'),
    ]);
    expect(heard.objections.price.map(({ quote }) => quote)).toEqual([
      'Too expensive for a company of our size, sorry.',
    ]);
    expect(heard.objections.competitor).toEqual([]);
    expect(heard.questions['the price'].map(({ quote }) => quote)).toEqual([
      'Would two years change the price?',
    ]);
    expect(heard.themes.request.map(({ quote }) => quote)).toEqual(['They want to see a customer in steel.']);
  });

  it('takes the word of whoever classified a reply where no cue is known', () => {
    const body = 'Der Preis passt nicht zu unserem Budget.';
    const heard = hear([said('them', '2026-05-01', body, { type: 'reply', objection: 'price' })]);
    expect(heard.objections.price).toMatchObject([{ quote: body }]);
  });

  it('quotes the part that its theme is about, verbatim, and each once', () => {
    const { themes } = hear([
      said('us', '2026-05-01', 'Success for them: halve the changeover time.'),
      said('us', '2026-05-09', 'The board has asked operations to halve the changeover time.'),
      said('us', '2026-05-02', 'Ada described forecasts built on last year and hope.'),
    ]);
    const [goal, ...others] = distinct(themes.goal);
    expect(others).toEqual([]);
    expect(goal && coreOf(goal)).toBe('halve the changeover time');
    expect(goal?.text.at).toContain('2026-05-09');
    expect(goal && repeatsOf(goal, themes.goal)).toHaveLength(2);
    expect(themes.pain.map(coreOf)).toEqual(['forecasts built on last year and hope']);
  });
});
