import { convert } from 'html-to-text';

/** Links without their addresses, pictures left out, quoted mail marked with ">". */
export function textOfHtml(html: string): string {
  return convert(html.slice(0, endOfReading(html)), {
    wordwrap: false,
    limits: { maxDepth: 200, ellipsis: '' },
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
    ],
  });
}

const MAX_OPEN_TAGS = 2000;
const TAG = /<(\/?)([a-z][a-z0-9]*)/gi;
const NEVER_CLOSED = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'col', 'wbr', 'area']);

/** Where more tags are open than in any mail: the parser's time grows with the square of their number. */
function endOfReading(html: string): number {
  let open = 0;
  for (const { index, 1: slash, 2: name = '' } of html.matchAll(TAG)) {
    if (NEVER_CLOSED.has(name.toLowerCase())) continue;
    open = Math.max(0, open + (slash ? -1 : 1));
    if (open > MAX_OPEN_TAGS) return index;
  }
  return html.length;
}
