import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slotName, splitSlots } from './slots';

describe('splitSlots', () => {
  it('cuts at slots and leaves other braces alone', () => {
    expect(splitSlots('Hi {first_name}, {Not} ok').map(({ text, isSlot }) => [text, isSlot])).toEqual([
      ['Hi ', false],
      ['{first_name}', true],
      [', {Not} ok', false],
    ]);
    expect(slotName('{first_name}')).toBe('first name');
  });
  it('loses nothing, whatever the text', () => {
    const pieces = fc.array(fc.constantFrom('{company}', '{', '}', 'a ', '{Bad}'));
    const rejoined = (text: string) =>
      splitSlots(text)
        .map((part) => part.text)
        .join('');
    fc.assert(fc.property(pieces, (parts) => rejoined(parts.join('')) === parts.join('')));
  });
});
