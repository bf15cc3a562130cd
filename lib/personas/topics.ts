/** What people object to, and how it sounds. */
export const OBJECTION_KINDS = ['price', 'timing', 'authority', 'competitor', 'interest', 'need'] as const;
export type ObjectionKind = (typeof OBJECTION_KINDS)[number];

export const OBJECTION_CUES: Record<ObjectionKind, RegExp> = {
  price:
    /\b(too expensive|price (?:came|is|was|point)|at this price|budget (?:was|is|has been) (?:cut|frozen|gone)|no budget|tools budget|off the list price|\d+ ?% (?:discount|off|less|below)|discount|far above what|costs? (?:too|more)|can(?:'|’)?t (?:spend|afford)|cheaper)\b/i,
  timing:
    /\b(not (?:now|this (?:month|quarter|year))|try again in|ask (?:me|us) again|another rollout|busy season|postpon\w+|on hold|too early|has to wait|moved again|can(?:'|’)?t start|until next (?:quarter|year)|this quarter is impossible)\b/i,
  authority:
    /\b(not my (?:decision|call)|wrong person|only own part|buys software for|has to (?:approve|sign)|needs? (?:the )?(?:approval|signature)|waiting for \w+ approvals?|won(?:'|’)t sign without|the committee)\b/i,
  competitor:
    /\b(?<!no )(competing offer|competitor is|another vendor|other vendor|both vendors|we also talk to|still comparing|locked in|already covered|signed with|keeps? comparing|kept comparing)\b/i,
  interest: /\b(not interested|no thanks|don(?:'|’)t follow up|not looking for|i get \w+ of these)\b/i,
  need: /\b(nothing to plan|doesn(?:'|’)t apply|no need|not sure we have the problem|does what we need)\b/i,
};

/** What is denied or settled is no objection. */
const SETTLED =
  /\b(no competing|figure is fine|live with the price|budget (?:is |was )?(?:approved|confirmed)|leave(?:s)? the price|price isn(?:'|’)t)\b/i;

/** What questions are about. */
export const QUESTION_KINDS = [
  'data and security',
  'interfaces',
  'the rollout',
  'support',
  'other customers',
  'leaving again',
  'the price',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

export const QUESTION_CUES: Record<QuestionKind, RegExp> = {
  'data and security':
    /\b(data (?:stored|protection|kept)|who can read|audit log|security|encrypt\w*|gdpr|single sign-on|works council|backup)\b/i,
  interfaces: /\b(interface|integrat\w+|connect(?:s|or)? (?:to|with)|api|sap|scanners?|import our)\b/i,
  'the rollout': /\b(rollout|roll out|how long did|migrat\w+|train(?:ing)?|implementation|go live)\b/i,
  support: /\b(supports? us|at two in the morning|contact on your side|helpdesk|service level)\b/i,
  'other customers': /\b(customers? (?:of our size|in|like)|who else|reference|bring somebody who)\b/i,
  'leaving again': /\b(when we leave|leave again|terminat\w+|cancel|exit)\b/i,
  'the price': /\b(cost|price|pricing|fee|licen[cs]e)\b/i,
};

const PAIN =
  /\b(problem|pain|struggl\w+|suffer\w*|described|opened up about|nodded at|behind it is|because of|call it something else|complain\w*|daily life|they lose|we lose|keeps? breaking|gave up|wastes?|frustrat\w+)\b/i;
const GOAL =
  /\b(success for (?:them|us)|success means|measured on|looking for a way to|goal is|asked operations to|help them to|their target|want(?:s|ed)? to (?:win|cut|bring|add|reduce|grow|halve|save|replace|avoid|know|see what|stop|prove|double|open))\b/i;
const LIKED =
  /\b(best moment|they liked|liked that|convinced|applause|keep the test system|got (?:my|our) attention|impressed|good timing|guessed right|whiteboard two years ago)\b/i;
const DISLIKED =
  /\b(disliked|more than once|missing for them|expected the|silence after|slower to learn|too complicated|called “busy”)\b/i;
const SYSTEM =
  /\b(today (?:they|we) (?:run|work) on|everything sits in|inside (?:a|an|the) .+ and gave up|we (?:still )?use)\b/i;
const CHAMPION =
  /\b(champion:|clearly pushing|putting (?:their|his|her) name|built the business case|rehearsed our argument|figures for the board|told me how the decision|managing board without my asking)\b/i;
const RESERVED =
  /\b(influence unclear|doesn(?:'|’)t start anything|won(?:'|’)t carry|sent to collect offers|costs no political capital)\b/i;
const SIGNS =
  /\b(signed it off|sign(?:s|ed)? off|verbal yes from|wants a one-page decision paper|approvals? but one|asked for by the board|agreed, so we are through)\b/i;
// Names are told from other words by their capital, so these two look at the case.
const REQUEST =
  /\b(?:[Pp]lease copy|[Cc]an \p{Lu}\p{L}+ .*join|[Bb]ring \p{Lu}\p{L}+|[Aa]dd \p{Lu}\p{L}+|[Ss]end me (?:something|an invite)|something that I can forward|short call is fine|[Cc]all me|[Tt]hey want to see|[Tt]hey asked for|[Aa]n answer by|answers? in writing)\b/u;
const ALONE = /\b(?:prefers to keep others out|[Dd]on(?:'|’)t involve)\b/u;

export const THEMES = {
  pain: PAIN,
  goal: GOAL,
  liked: LIKED,
  disliked: DISLIKED,
  system: SYSTEM,
  champion: CHAMPION,
  reserved: RESERVED,
  signs: SIGNS,
  request: REQUEST,
  alone: ALONE,
} as const;
export type Theme = keyof typeof THEMES;

export function objectionIn(sentence: string): ObjectionKind | null {
  if (SETTLED.test(sentence)) return null;
  return OBJECTION_KINDS.find((kind) => OBJECTION_CUES[kind].test(sentence)) ?? null;
}

/** A sentence that asks, and what about; null for other sentences and for questions about nothing known. */
export function questionIn(sentence: string): QuestionKind | null {
  if (!sentence.trim().endsWith('?')) return null;
  return QUESTION_KINDS.find((kind) => QUESTION_CUES[kind].test(sentence)) ?? null;
}
