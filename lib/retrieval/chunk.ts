export const CHUNK_CHARS = 480;
const MAX_CHUNKS = 40;

/**
 * Cuts a text into passages of at most 480 characters, at sentence ends where there are any, at spaces
 * otherwise. An encoder of sentences blurs longer passages, and its time grows with their length.
 * At most 40 passages (about 19,000 characters); the rest is left out.
 */
export function chunkText(text: string, maxChars = CHUNK_CHARS): string[] {
  const chunks: string[] = [];
  let current = '';
  for (const piece of pieces(text, maxChars)) {
    if (current !== '' && current.length + 1 + piece.length > maxChars) {
      chunks.push(current);
      current = '';
    }
    current = current === '' ? piece : `${current} ${piece}`;
  }
  if (current !== '') chunks.push(current);
  return chunks.slice(0, MAX_CHUNKS);
}

function pieces(text: string, maxChars: number): string[] {
  const sentences = text
    .split(/(?<=[.!?。！？])\s+|\n+/u)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '');
  return sentences.flatMap((sentence) =>
    sentence.length <= maxChars ? [sentence] : cut(sentence, maxChars),
  );
}

function cut(sentence: string, maxChars: number): string[] {
  const parts: string[] = [];
  let rest = sentence;
  while (rest.length > maxChars) {
    const space = rest.lastIndexOf(' ', maxChars);
    let at = space > 0 ? space : maxChars;
    // Half of a surrogate pair is no character, and Postgres refuses it.
    if (/[\uD800-\uDBFF]/.test(rest[at - 1] ?? '')) at -= 1;
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return rest === '' ? parts : [...parts, rest];
}
