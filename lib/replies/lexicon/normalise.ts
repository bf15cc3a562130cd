const MAX_CHARS = 4_000;

const EXPANSIONS: readonly (readonly [RegExp, string])[] = [
  [/[’‘]/g, "'"],
  [/\b(ca|wo|do|does|did|is|are|was|were|have|has|had|would|could|should)nt\b/g, "$1n't"],
  [/\b(i)(m|ve|ll)\b/g, "$1'$2"],
  [
    /\b(that|what|there|it)s\b(?= (a|an|the|not|no|all|it|too|fine|good|great|ok|in|on|my|our|so)\b)/g,
    "$1's",
  ],
  [/\bcan't\b|\bcannot\b/g, 'can not'],
  [/\bwon't\b/g, 'will not'],
  [/\blet's\b/g, 'let us'],
  [/n't\b/g, ' not'],
  [/'m\b/g, ' am'],
  [/'re\b/g, ' are'],
  [/'ll\b/g, ' will'],
  [/'ve\b/g, ' have'],
  [/'d\b/g, ' would'],
  [/\b(it|that|what|there|he|she|who|here|where|how|when)'s\b/g, '$1 is'],
  [/\s+/g, ' '],
];

/** Lower case, one kind of apostrophe, contractions written out: what the patterns of the lexicon are written over. */
export function normalise(text: string): string {
  const lower = text.slice(0, MAX_CHARS).normalize('NFKC').toLowerCase();
  return EXPANSIONS.reduce((said, [from, to]) => said.replace(from, to), lower).trim();
}
