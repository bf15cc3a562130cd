const MARKS: readonly RegExp[] = [
  /“([^”]+)”/g,
  /"([^"]+)"/g,
  /«([^»]+)»/g,
  /„([^“”]+)[“”]/g,
  /(?<![\p{L}\d])[‘']([^’']*\s[^’']*(?:[’'](?=\p{L})[^’']*)*)[’'](?!\p{L})/gu,
];

/** The texts that stand in quotation marks. Apostrophes inside words are none. */
export function quotations(text: string): string[] {
  return MARKS.flatMap((mark) => [...text.matchAll(mark)].map((match) => match[1] ?? '')).filter(
    (quote) => plain(quote) !== '',
  );
}

/** The first quotation of `claim` that stands in no receipt word for word; undefined when all do. */
export function unsupportedQuotation(claim: string, receipts: readonly string[]): string | undefined {
  const sources = receipts.map(plain);
  return quotations(claim).find((quote) => !sources.some((source) => contains(source, quote)));
}

/** Parts around an ellipsis must follow each other in the same receipt. */
function contains(source: string, quote: string): boolean {
  let from = 0;
  for (const part of quote
    .split(/\[?(?:…|\.\.\.)\]?/)
    .map(plain)
    .filter((piece) => piece !== '')) {
    const at = indexOfWords(source, part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return true;
}

/** Whole words only: "no budget" does not stand in "no budgets were cut". */
function indexOfWords(source: string, part: string, from: number): number {
  for (let at = source.indexOf(part, from); at >= 0; at = source.indexOf(part, at + 1)) {
    const before = source[at - 1] ?? ' ';
    const after = source[at + part.length] ?? ' ';
    if (!/[\p{L}\d]/u.test(before) && !/[\p{L}\d]/u.test(after)) return at;
  }
  return -1;
}

/** One case, one kind of quotation mark, one space; no punctuation at the ends, where writers put their own. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’ʼ]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,;:!?"'-]+|[\s.,;:!?"'-]+$/g, '');
}
