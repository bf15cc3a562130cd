import { FEATURE_LABELS, FEATURE_UNITS } from './behaviour';
import { BEHAVIOUR_FEATURES, type BehaviourFeature } from './compare-schema';

export type Separation = { feature: BehaviourFeature; label: string; value: number | null; z: number };

/** In standard deviations of the organisation's contacts: less is not worth a word. */
const WORTH_SAYING = 0.4;
/** A name stays while what it says still holds this much. */
const STILL_HOLDS = 0.2;
const WORDS_IN_NAME = 2;
const WORDS_IN_DESCRIPTION = 5;

/** What people above and below the mean do, beside the others. Never what they are like. */
const PHRASES: Record<Exclude<BehaviourFeature, 'response_hours'>, { more: string; less: string }> = {
  answers: { more: 'answers more often', less: 'answers less often' },
  opens: { more: 'opens more', less: 'opens less' },
  clicks: { more: 'follows more links', less: 'follows fewer links' },
  pace: { more: 'many exchanges a month', less: 'few exchanges a month' },
  initiates: { more: 'writes and calls more themselves', less: 'leaves writing to us' },
  calls: { more: 'more by phone', less: 'less by phone' },
  meetings: { more: 'more in meetings', less: 'less in meetings' },
  mornings: { more: 'more in the morning', less: 'less in the morning' },
  evenings: { more: 'more in the evening', less: 'less in the evening' },
};

function speedOf(hours: number): string {
  if (hours <= 4) return 'answers within four hours';
  if (hours <= 24) return 'answers within a day';
  if (hours <= 48) return 'answers within two days';
  if (hours <= 168) return 'answers within a week';
  return 'answers after more than a week';
}

function phraseOf({ feature, value, z }: Separation): string {
  if (feature === 'response_hours') return speedOf(value ?? 0);
  return z > 0 ? PHRASES[feature].more : PHRASES[feature].less;
}

type Figures = Readonly<Record<BehaviourFeature, number | null>>;

/** What separates people from everybody else, the strongest first: their mean standardised figures and the figures. */
export function separationsOf(z: Readonly<Record<BehaviourFeature, number>>, values: Figures): Separation[] {
  return BEHAVIOUR_FEATURES.map((feature) => ({
    feature,
    label: FEATURE_LABELS[feature],
    value: values[feature],
    z: z[feature],
  }))
    .filter(({ z: distance, value }) => Math.abs(distance) >= STILL_HOLDS && value !== null)
    .sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * A name by what people do, such as "Answers within a day, more in the morning", that no pattern in `taken` bears.
 * Answering as fast as everybody, in the words for it, is no name.
 */
export function nameOf(
  separations: readonly Separation[],
  taken: ReadonlySet<string>,
  everybody: Figures,
): string {
  const usual = speedOf(everybody.response_hours ?? 0);
  const phrases = separations
    .filter(({ z }) => Math.abs(z) >= WORTH_SAYING)
    .map(phraseOf)
    .filter((phrase) => phrase !== usual);
  for (let words = WORDS_IN_NAME; words <= phrases.length; words++) {
    const name = sentence(phrases.slice(0, words).join(', '));
    if (!taken.has(name)) return name;
  }
  const name = sentence(phrases.join(', ')) || 'Much like everybody';
  for (let n = 2; ; n++) {
    const numbered = taken.has(name) ? `${name} (${n})` : name;
    if (!taken.has(numbered)) return numbered;
  }
}

/** Whether a name that was given still says what these people do. */
export function nameHolds(name: string, separations: readonly Separation[]): boolean {
  const said = name
    .replace(/ \(\d+\)$/, '')
    .toLowerCase()
    .split(', ');
  const phrases = new Set(separations.map(phraseOf));
  return said.every((phrase) => phrases.has(phrase));
}

const worded: Record<(typeof FEATURE_UNITS)[BehaviourFeature], (value: number) => string> = {
  share: (value) => `${Math.round(100 * value)} %`,
  hours: (value) => (value < 48 ? `${Math.round(value)} h` : `${Math.round(value / 24)} days`),
  monthly: (value) => value.toFixed(1),
};

/** The figures behind the name beside those of everybody. */
export function describe(separations: readonly Separation[], everybody: Figures): string {
  const lines = separations.slice(0, WORDS_IN_DESCRIPTION).flatMap(({ feature, label, value }) => {
    const usual = everybody[feature];
    const say = worded[FEATURE_UNITS[feature]];
    return value === null || usual === null ? [] : [`${label}: ${say(value)} (everybody: ${say(usual)})`];
  });
  return lines.length === 0 ? 'No figure differs much from everybody’s.' : `${lines.join('; ')}.`;
}
