import { FEATURE_LABELS, FEATURE_UNITS } from './behaviour';
import { BEHAVIOUR_FEATURES, type BehaviourFeature } from './compare-schema';

export type Separation = { feature: BehaviourFeature; label: string; value: number | null; z: number };

/** In standard deviations of the organisation's contacts: less is not worth a word. */
const WORTH_SAYING = 0.4;
/** A name stays while what it says still holds this much. */
const STILL_HOLDS = 0.2;
const WORDS_IN_NAME = 2;
const WORDS_IN_DESCRIPTION = 5;

/** What people above and below the mean do. Never what they are like. */
const PHRASES: Record<Exclude<BehaviourFeature, 'response_hours'>, { more: string; less: string }> = {
  answers: { more: 'answers often', less: 'seldom answers' },
  opens: { more: 'opens most messages', less: 'opens few messages' },
  clicks: { more: 'follows links', less: 'seldom follows links' },
  pace: { more: 'many exchanges a month', less: 'few exchanges a month' },
  initiates: { more: 'writes and calls as much as we do', less: 'leaves writing to us' },
  calls: { more: 'by phone', less: 'seldom by phone' },
  meetings: { more: 'in meetings', less: 'seldom meets' },
  mornings: { more: 'mornings', less: 'seldom in the morning' },
  evenings: { more: 'evenings', less: 'seldom in the evening' },
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

/** What separates a centre from everybody else, the strongest first. `values` are the figures of its people. */
export function separationsOf(
  centre: readonly number[],
  values: Readonly<Record<BehaviourFeature, number | null>>,
): Separation[] {
  return BEHAVIOUR_FEATURES.map((feature, i) => ({
    feature,
    label: FEATURE_LABELS[feature],
    value: values[feature],
    z: centre[i] ?? 0,
  }))
    .filter(({ z, value }) => Math.abs(z) >= STILL_HOLDS && value !== null)
    .sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A name by what people do, such as "Answers within a day, mornings", that no pattern in `taken` bears. */
export function nameOf(separations: readonly Separation[], taken: ReadonlySet<string>): string {
  const phrases = separations.filter(({ z }) => Math.abs(z) >= WORTH_SAYING).map(phraseOf);
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
export function describe(
  separations: readonly Separation[],
  everybody: Readonly<Record<BehaviourFeature, number | null>>,
): string {
  const lines = separations.slice(0, WORDS_IN_DESCRIPTION).flatMap(({ feature, label, value }) => {
    const usual = everybody[feature];
    const say = worded[FEATURE_UNITS[feature]];
    return value === null || usual === null ? [] : [`${label}: ${say(value)} (everybody: ${say(usual)})`];
  });
  return lines.length === 0 ? 'No figure differs much from everybody’s.' : `${lines.join('; ')}.`;
}
