import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfOpenAiFile } from './testing/openai-format';
import { toOpenAiLine } from './training-example';

const text = fc.string({ unit: 'binary', minLength: 1 }).filter((value) => value.trim() !== '');
const row = fc.record({
  id: fc.uuid(),
  sent_at: fc.constant('2026-01-05T09:00:00Z'),
  channel: fc.constantFrom('email', 'linkedin', 'call', 'sms', 'other'),
  subject_line: fc.option(text),
  message_body: fc.oneof(text, fc.constant('half a pair: \ud83d and a line\u2028break\r\n"quoted" 🙂')),
  framework: fc.option(text),
  tone: fc.option(text),
  lead_industry: fc.option(text),
  lead_role: fc.option(text),
  company_size: fc.option(text),
});

describe('an example for fine-tuning', () => {
  it("passes OpenAI's own checks, whatever was written in the message", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const file = new TextEncoder().encode(rows.map(toOpenAiLine).join(''));
        expect(faultsOfOpenAiFile(file)).toEqual([]);
      }),
      { seed: 1 },
    );
  });

  it('asks with the lead as it was known, and answers with the message', () => {
    const line = toOpenAiLine({
      id: crypto.randomUUID(),
      sent_at: '2026-01-05T09:00:00Z',
      channel: 'email',
      subject_line: 'A question',
      message_body: 'Hello',
      framework: 'AIDA',
      tone: null,
      lead_industry: 'finance',
      lead_role: 'CFO',
      company_size: 'large',
    });
    const { messages } = JSON.parse(line);
    expect(messages.map(({ role }: { role: string }) => role)).toEqual(['system', 'user', 'assistant']);
    expect(messages[1].content).toBe(
      'Write an e-mail to this lead.\nRole: CFO\nIndustry: finance\nCompany size: large\nFramework: AIDA',
    );
    expect(messages[2].content).toBe('Subject: A question\n\nHello');
  });

  it.each([
    ['{"messages":[]}\n', '1: missing_messages_list'],
    ['{"messages":[{"role":"user","content":"x"}]}\n', '1: example_missing_assistant_message'],
    ['{"messages":[{"role":"assistant","content":"x","weight":3}]}\n', '1: weight is 0 or 1'],
    ['{"messages":[{"role":"assistant","content":"x"}],"label":"won"}\n', '1: unrecognized_top_level_key'],
    ['{"messages":[{"role":"assistant","content":"x"}]}', 'the last line has no end'],
  ])('is told from %j by the checker', (file, fault) => {
    expect(faultsOfOpenAiFile(new TextEncoder().encode(file))).toEqual([fault]);
  });
});
