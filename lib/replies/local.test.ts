import { beforeAll, expect, it } from 'vitest';
import { classifyLocally } from './local';
import { OBJECTIONS } from './schema';

/** Ordinary replies that no labelled file holds: sentiment, objection, and what else they are. */
const ORDINARY = [
  ['Sounds great, could you do a short demo for our team on Thursday at 14:00?', 'positive', 'none'],
  ['We would love to see it. Are you free for a call next week?', 'positive', 'none'],
  ['Thanks for your note, but we are not interested in this.', 'negative', 'not_interested'],
  ['It is far too expensive for a company of our size, so no.', 'negative', 'price'],
  ['We already work with another vendor and we are happy with them.', 'negative', 'competitor'],
  ['This quarter is too busy for us. Please write to me again in September.', 'neutral', 'timing'],
  ['I am not the one who decides this, please talk to our head of procurement.', 'neutral', 'authority'],
  ["We don't have a sales team, so we have no need for this.", 'negative', 'no_need'],
] as const;

/** The encoder is read from disk once. */
beforeAll(async () => void (await classifyLocally([{ text: 'Hello' }])), 60_000);

it('reads ordinary replies that it has not seen', async () => {
  const answers = await classifyLocally(ORDINARY.map(([text]) => ({ text })));
  const said = answers.map(({ classification }, i) => [
    ORDINARY[i]?.[0],
    classification.sentiment_label,
    classification.objection_type,
  ]);
  expect(said).toEqual(ORDINARY.map((row) => [...row]));
});

it('tells machines and requests to stop from the words that merely sound like them', async () => {
  const texts = [
    'Automatic reply: I am out of the office until 4 June with limited access to e-mail.',
    'Please take my address off your mailing list.',
    "Don't unsubscribe me yet, I'd like to see the demo on Friday first.",
  ];
  const flags = (await classifyLocally(texts.map((text) => ({ text })))).map(({ classification }) => [
    classification.auto_reply,
    classification.unsubscribe_request,
  ]);
  expect(flags).toEqual([
    [true, false],
    [false, true],
    [false, false],
  ]);
});

it('asks a person exactly where more than one sentiment remains, and leaves at least one reading', async () => {
  const texts = [
    'ok',
    'Can you send pricing?',
    'Not interested.',
    'Hm.',
    'Call me on Tuesday, I want a demo.',
  ];
  for (const { classification, sets } of await classifyLocally(texts.map((text) => ({ text })))) {
    expect(classification.needs_review).toBe(sets.sentiment_label.length > 1);
    expect(sets.sentiment_label).toContain(classification.sentiment_label);
    expect(sets.objection_type.every((name) => OBJECTIONS.some((known) => known === name))).toBe(true);
    expect(sets.objection_type).toContain(classification.objection_type);
  }
});

it('gives the same answer alone and among longer ones', async () => {
  const text = 'Could be relevant for us in spring.';
  const [alone] = await classifyLocally([{ text }]);
  const many = await classifyLocally([{ text: 'No. '.repeat(300) }, { text }, { text: 'ok' }]);
  expect(many[1]?.classification.sentiment_label).toBe(alone?.classification.sentiment_label);
  expect(many[1]?.classification.sentiment_score).toBeCloseTo(alone?.classification.sentiment_score ?? 9, 2);
});
