export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];
export const DELIMITER_NAMES: Record<Delimiter, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
};

const SAMPLE_RECORDS = 60;

/** The separator that cuts the first records into equally many cells; the comma when nothing does. */
export function sniffDelimiter(text: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const counts = separatorsPerRecord(text, delimiter);
    const header = counts[0] ?? 0;
    if (header === 0) continue;
    const same = counts.filter((count) => count === header).length / counts.length;
    const score = same * same * Math.log2(1 + header);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function separatorsPerRecord(text: string, delimiter: string): number[] {
  const counts: number[] = [];
  let count = 0;
  let isQuoted = false;
  let hasContent = false;
  for (const character of text.slice(0, 100_000)) {
    if (character === '"') isQuoted = !isQuoted;
    if (!isQuoted && character === delimiter) count++;
    if (!isQuoted && character === '\n') {
      if (hasContent) counts.push(count);
      count = 0;
      hasContent = false;
      if (counts.length >= SAMPLE_RECORDS) return counts;
    } else if (character !== '\r') {
      hasContent = true;
    }
  }
  if (hasContent) counts.push(count);
  return counts;
}

/** Excel's first line `sep=;`: which separator it names, and the text after it. */
export function takeSeparatorLine(text: string): { delimiter?: string; text: string; lines: number } {
  const match = /^sep=(.)\r?\n/i.exec(text);
  return match?.[1]
    ? { delimiter: match[1], text: text.slice(match[0].length), lines: 1 }
    : { text, lines: 0 };
}
