import type { PracticeVersion } from '@/lib/practices/schema';
import { contextText, STATUS_WORDS, spaced } from './practice-words';

const listed = (tags: readonly string[]) => tags.map(spaced).join(', ');

/** What changed beside the text, in sentences. */
export function otherChanges(before: PracticeVersion, after: PracticeVersion): string[] {
  const added = after.tags.filter((tag) => !before.tags.includes(tag));
  const removed = before.tags.filter((tag) => !after.tags.includes(tag));
  const places = [contextText(before.context), contextText(after.context)];
  return [
    ...(before.status === after.status
      ? []
      : [`${STATUS_WORDS[before.status]} became ${STATUS_WORDS[after.status].toLowerCase()}`]),
    ...(places[0] === places[1] ? [] : [`Where: “${places[0]}” became “${places[1]}”`]),
    ...(added.length > 0 ? [`Tags added: ${listed(added)}`] : []),
    ...(removed.length > 0 ? [`Tags removed: ${listed(removed)}`] : []),
  ];
}
