import { expect, it } from 'vitest';
import { redactExchange } from './redact-exchange';
import { exchangeSchema, rulesSchema } from './schema';

const exchange = exchangeSchema.parse({
  session_id: 's-1',
  user_message: 'Hi, this is Priya Raman, priya@odland.example or +47 22 33 44 55.',
  agent_response: 'Thanks. About Project Falcon: order 123456 has left.',
  response_time_ms: 120,
  success: true,
  error: 'No mailbox for priya@odland.example',
  metadata: { tool: { args: ['call +47 22 33 44 55', 3, null] } },
});

it('takes out what the built-in rules name, in every text, and counts it', () => {
  const clean = redactExchange(exchange, rulesSchema.parse({}));
  expect(JSON.stringify(clean)).not.toMatch(/Priya|Raman|odland|22 33 44|123456/);
  expect(clean).toMatchObject({
    user_message: 'Hi, this is {sender_name}, {email} or {phone}.',
    agent_response: 'Thanks. About Project Falcon: order {number} has left.',
    error: 'No mailbox for {email}',
    metadata: { tool: { args: ['call {phone}', 3, null] } },
    redactions: { name: 1, email: 2, phone: 2, number: 1 },
  });
});

it('takes out the words of the organisation, whatever their case, and only whole ones', () => {
  const rules = rulesSchema.parse({ redact: [], terms: ['project falcon', 'pri'] });
  const clean = redactExchange(exchange, rules);
  expect(clean.agent_response).toBe('Thanks. About {redacted}: order 123456 has left.');
  expect(clean.user_message).toBe(exchange.user_message);
  expect(clean.redactions).toEqual({ term: 1 });
});
