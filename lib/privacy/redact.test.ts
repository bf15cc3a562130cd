import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from './redact';

const known = [
  { kind: 'name', name: 'Desmond Beauchamp' },
  { kind: 'company', name: 'Blue Mesa Parcel Ltd' },
  { kind: 'sender', name: 'Yuki Tanaka' },
  { kind: 'sender_company', name: 'Larkspur Software' },
] as const;

describe('redaction', () => {
  it('leaves the word that a company is named after', () => {
    const known = [{ kind: 'company' as const, name: 'Focus Partners' }];
    expect(redact('We focus on what Focus does.', known).text).toBe('We focus on what {company} does.');
  });

  it.each([
    ['Nilgiri Instruments Pte Ltd', 'A question about Nilgiri Instruments'],
    ['Olivar Metalworks S.L.', 'A question about Olivar Metalworks'],
    ['Möhring & Söhne', 'A question about Möhring'],
    ['Crestline Industries', 'A question about Crestline'],
  ])('finds %s without its legal form', (name, text) => {
    expect(redact(text, [{ kind: 'company', name }]).text).toBe('A question about {company}');
  });

  it.each([
    ['Desmond, may I ask one thing?', '{first_name}, may I ask one thing?'],
    ['Who at Blue Mesa Parcel knows, Mr. Beauchamp?', 'Who at {company} knows, Mr. {last_name}?'],
    [
      'With kind regards\nYuki Tanaka\nLarkspur Software',
      'With kind regards\n{sender_name}\n{sender_company}',
    ],
    ['DESMOND BEAUCHAMP of blue mesa parcel ltd', '{full_name} of {company}'],
  ])('uses what the record knows: %s', (text, slotted) => {
    expect(redact(text, known).text).toBe(slotted);
  });

  it.each([
    ['Hi Sarah,', 'Hi {first_name},'],
    ['Dear Anna van der Berg,', 'Dear {full_name},'],
    ['Hi there,', 'Hi there,'],
    ['Thanks,\nTom', 'Thanks,\n{sender_name}'],
    ['I spoke with John Smith yesterday.', 'I spoke with {full_name} yesterday.'],
    ['We helped Acme Widgets Inc. last year.', 'We helped {company} last year.'],
    ['Your team at Initech grows', 'Your team at {company} grows'],
    ['See you at Monday’s call', 'See you at Monday’s call'],
    ['Mail a.b+c@mail.example.co.uk or call (030) 123-4567', 'Mail {email} or call {phone}'],
    ['Book https://cal.example/u/8842?x=1.', 'Book {url}.'],
    ['Order 12345678 on 2026-11-20 for 1,200 EUR', 'Order {phone} on 2026-11-20 for 1,200 EUR'],
    ['Ask {first_name} about 40 % of 3 sites', 'Ask {first_name} about 40 % of 3 sites'],
  ])('needs no record for %s', (text, slotted) => {
    expect(redact(text).text).toBe(slotted);
  });

  it('says what it took out, how often and where the slots stand', () => {
    const { text, redactions } = redact('Desmond: write x@y.example, Desmond', known);
    expect(text).toBe('{first_name}: write {email}, {first_name}');
    expect(redactions).toEqual([
      { kind: 'name', slot: '{first_name}', count: 2, positions: [0, 29] },
      { kind: 'email', slot: '{email}', count: 1, positions: [20] },
    ]);
  });

  it('points at its slots, leaves nothing to redact, and never shows an original', () => {
    const word = fc.constantFrom(
      'Hi Maria,',
      'Desmond',
      'a@b.example',
      '+44 20 7946 0958',
      'Blue Mesa Parcel',
      'growth',
      '{company}',
      '7 %',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), (words) => {
        const { text, redactions } = redact(words.join(' \n'), known);
        for (const { slot, count, positions } of redactions) {
          expect(positions).toHaveLength(count);
          for (const at of positions) expect(text.slice(at, at + slot.length)).toBe(slot);
        }
        expect(text).not.toMatch(/Maria|Desmond|a@b|7946|Blue Mesa/);
        expect(redact(text, known)).toEqual({ text, redactions: [] });
      }),
    );
  });
});
