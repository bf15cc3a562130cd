/**
 * Words of personality types and temperament tests. What people did can be observed; what type they are cannot, and
 * none of these predicts how somebody buys. Applied to the words of every engine, the local one included.
 */
const TYPES: readonly RegExp[] = [
  /\b(?:MBTI|Myers[- ]?Briggs|Keirsey|16 ?personalities|enneagram|HEXACO|big five|five[- ]factor)\b/i,
  /\b[IE][NS][TF][JP](?:-[AT])?\b/,
  /\bDiSC\b|\bDISC\b/,
  /\b(?:high[- ]?[DISC]|[DISC]-(?:style|type)|type[- ][AB])\b(?: person\w*| profile)?/,
  /\b(?:introvert|extravert|extrovert|ambivert)\w*\b/i,
  /\b(?:personality|character|temperament|social|buyer)[- ](?:type|style|trait|profile|colou?r)s?\b/i,
  /\b(?:analytical|driver|driving|amiable|expressive|dominant|dominance|influencer|steadfast|conscientious|sanguine|choleric|melancholic|phlegmatic)[- ](?:type|style|personality|temperament|profile|person)s?\b/i,
  /\b(?:neurotic\w*|narcissis\w*|psychopath\w*|openness to experience|agreeableness)\b/i,
  /\b(?:left|right)[- ]brain(?:ed)?\b/i,
  /\b(?:alpha|beta)[- ](?:male|female|personality)\b/i,
  /\b(?:zodiac|horoscope|star sign|astrolog\w*|numerolog\w*|graphology|love language)\b/i,
  /\b(?:visual|auditory|kinesthetic|kinaesthetic) (?:learner|type|person)\b/i,
];

/** The first such word, or undefined. */
export function pseudoScienceIn(text: string): string | undefined {
  for (const type of TYPES) {
    const [hit] = type.exec(text) ?? [];
    if (hit) return hit;
  }
  return undefined;
}
