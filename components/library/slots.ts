export type TextPart = { text: string; isSlot: boolean; at: number };

const SLOT = /\{[a-z][a-z0-9_]*\}/g;

/** Text cut at its slots: `Hi {first_name},` → text, slot, text. */
export function splitSlots(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const { 0: slot, index } of text.matchAll(SLOT)) {
    if (index > end) parts.push({ text: text.slice(end, index), isSlot: false, at: end });
    parts.push({ text: slot, isSlot: true, at: index });
    end = index + slot.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isSlot: false, at: end });
  return parts;
}

/** `{first_name}` → `first name` */
export const slotName = (slot: string): string => slot.slice(1, -1).replaceAll('_', ' ');
