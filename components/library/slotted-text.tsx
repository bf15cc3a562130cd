import { slotName, splitSlots } from './slots';

/** Text whose slots look like what they are: places that are filled in for each contact. */
export function SlottedText({ children }: { children: string }) {
  return splitSlots(children).map(({ text, isSlot, at }) =>
    isSlot ? (
      <span
        key={at}
        title={`${text} is filled in for each contact`}
        className="whitespace-nowrap rounded-sm border border-line bg-sunken px-1 font-normal text-muted text-xs"
      >
        {slotName(text)}
      </span>
    ) : (
      <span key={at}>{text}</span>
    ),
  );
}
