import { splitSlots } from './conversation-words';

/** What was said, with a chip where something personal was taken out. */
export function ExchangeText({ text }: { text: string }) {
  return splitSlots(text).map((part) =>
    part.isSlot ? (
      <span
        key={part.at}
        title="Taken out before it was stored"
        className="rounded-sm bg-sunken px-1 font-medium text-muted text-xs"
      >
        {part.text}
      </span>
    ) : (
      <span key={part.at}>{part.text}</span>
    ),
  );
}
