/** What a buyer's words can be about. One definition for findings, twins and replay. */
export type Topic = 'price' | 'timing' | 'competitor' | 'authority' | 'commitment';

export const TOPICS: Record<Topic, RegExp> = {
  price:
    /\b(too expensive|expensive|pric(?:e|ing|ey)|budget|cost(?:s|ly)?|discount|cheaper|over budget|can(?:'|no)t afford)\b/i,
  timing:
    /\b(next (?:quarter|year|month)|not (?:now|this quarter|this year)|postpon\w*|push(?:ed|ing)? (?:back|out|to)|delay\w*|on hold|freeze|circle back|revisit|too busy)\b/i,
  competitor:
    /\b(competitor|competing|alternative|another vendor|other vendor|evaluating others|compar(?:e|ing) (?:you|with)|incumbent|already us(?:e|ing))\b/i,
  authority:
    /\b(sign[- ]?off|my (?:boss|manager|director)|the board|procurement|cfo|legal (?:team|review)|not my (?:decision|call)|approval)\b/i,
  commitment:
    /\b(send (?:the|us the|over the|me the) (?:contract|agreement|order form|paperwork)|ready to (?:sign|start|move)|budget (?:is |was )?approved|approved the budget|go ahead|kick[- ]?off|we(?:'d| would) like to (?:proceed|move forward)|looks good|verbal(?:ly)? (?:yes|agreed))\b/i,
};

const TOPIC_NAMES = Object.keys(TOPICS) as Topic[];

/** The topics a text touches; commitment wins over price ("budget approved" is no objection). */
export function topicsOf(text: string | null | undefined): Topic[] {
  if (!text) return [];
  const found = TOPIC_NAMES.filter((topic) => TOPICS[topic].test(text));
  return found.includes('commitment') ? found.filter((topic) => topic !== 'price') : found;
}

/** The sentence in which a topic comes up, verbatim and at most `max` characters, or null. */
export function quoteFor(text: string | null | undefined, topic: Topic, max = 180): string | null {
  if (!text) return null;
  const sentences = text.split(/(?<=[.!?])\s+|\n+/);
  const hit = sentences.find((sentence) => TOPICS[topic].test(sentence))?.trim();
  if (!hit) return null;
  if (hit.length <= max) return hit;
  const at = Math.max(0, (TOPICS[topic].exec(hit)?.index ?? 0) - Math.floor(max / 3));
  const cut = hit.slice(at, at + max);
  // Whole words, so that the quotation is still found in the source.
  return cut.slice(at > 0 ? cut.indexOf(' ') + 1 : 0, cut.lastIndexOf(' ')).trim();
}
