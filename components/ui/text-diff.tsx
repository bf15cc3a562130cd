import { textChanges } from './text-changes';

/** A text as it was and as it is, word by word. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  return (
    <p className="whitespace-pre-line break-words rounded-md bg-sunken p-3">
      {textChanges(before, after).map(({ text, kind, at }) => {
        if (kind === 'added')
          return (
            <ins key={at} className="rounded-sm bg-good-soft text-good-ink no-underline">
              {text}
            </ins>
          );
        if (kind === 'removed')
          return (
            <del key={at} className="rounded-sm bg-bad-soft text-bad-ink">
              {text}
            </del>
          );
        return <span key={at}>{text}</span>;
      })}
    </p>
  );
}
