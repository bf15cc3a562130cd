import { diffWordsWithSpace } from 'diff';

export type TextChange = { text: string; kind: 'same' | 'added' | 'removed'; at: number };

/** What became of a text, word by word. */
export function textChanges(before: string, after: string): TextChange[] {
  let at = 0;
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => {
    const change: TextChange = { text: value, kind: kindOf(added, removed), at };
    at += value.length;
    return change;
  });
}

function kindOf(added: boolean, removed: boolean): TextChange['kind'] {
  if (added) return 'added';
  return removed ? 'removed' : 'same';
}
