import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { OUTREACH_MODEL } from './outreach-model';
import { createScenario, SHAPES } from './scenario';
import { SELLERS } from './vendor';

const now = new Date('2026-11-20T09:00:00Z');
const sellers = SELLERS.map((seller) => ({ ...seller, id: null }));
const { outreach } = createScenario({ orgId: 'demo', shape: SHAPES.demo, now, sellers });
const told = [...outreach.messages()];
const events = told.flatMap((bundle) => bundle.events);
const share = (bundles: typeof told, type: string): number =>
  bundles.filter((bundle) => bundle.events.some((event) => event.type === type)).length / bundles.length;

it('sends every message before anything happens to it, and nothing happens after now', () => {
  expect(told.length).toBeGreaterThan(1300);
  for (const { message, events: own } of told)
    for (const { occurred_at } of own) {
      expect(occurred_at >= message.sent_at).toBe(true);
      expect(occurred_at <= now.toISOString()).toBe(true);
    }
});

it('names every event and every message once, and fills every slot', () => {
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  expect(new Set(told.map(({ message }) => message.id)).size).toBe(told.length);
  const texts = told.map(({ message }) => `${message.subject_line}\n${message.message_body}`);
  const replies = events.map(({ reply_text }) => reply_text ?? '');
  expect([...texts, ...replies].filter((text) => /[{}]|undefined|null/.test(text))).toEqual([]);
  expect(new Set(texts).size).toBeGreaterThan(told.length * 0.98);
});

it('tells deals of the CRM as the CRM has them', () => {
  const won = events.filter(({ type }) => type === 'deal_won');
  expect(won.length).toBeGreaterThan(10);
  expect(
    won.every(({ deal_key, deal_value }) => deal_key?.startsWith('deal-') && Number(deal_value) > 0),
  ).toBe(true);
});

it('has strong and weak ways to write, as the model says', () => {
  const by = (key: 'framework' | 'tone', value: string) =>
    told.filter(({ message }) => message[key] === value);
  expect(share(by('framework', 'PAS'), 'meeting_booked')).toBeGreaterThan(
    1.5 * share(by('framework', 'AIDA'), 'meeting_booked'),
  );
});

it('docs/sample-organisation.md states the coefficients that are used', () => {
  const page = readFileSync(new URL('../../docs/sample-organisation.md', import.meta.url), 'utf8');
  const lines = Object.entries(OUTREACH_MODEL).flatMap(([name, value]) =>
    typeof value === 'number'
      ? [`| ${name} | ${value} |`]
      : Object.entries(value).map(([key, effect]) => `| ${key} | ${effect} |`),
  );
  expect(lines).toHaveLength(20);
  for (const line of lines) expect(page).toContain(line);
});
