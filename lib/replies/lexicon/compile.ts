const PLACEHOLDERS: Readonly<Record<string, string>> = {
  weekday: '(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri)\\b',
  month:
    'january|february|march|april|june|july|august|september|october|november|december|(?:in|until|till|by|early|mid|late|before|after|of|-)[ -]may|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec',
  number: '\\d+(?:[.:h]\\d+)?',
};

/** A way of saying something: the pattern that finds any of its phrases, and one for each when there are several. */
export type Cue = { any: RegExp; phrases: RegExp[] };

/** Every line of a meaning is a cue; within a line, ` | ` separates the phrases. */
export function compile(meanings: Readonly<Record<string, string>>): Cue[] {
  return Object.values(meanings).flatMap((source) =>
    source
      .trim()
      .split('\n')
      .map((line) => line.trim().split(' | '))
      .map((phrases) => ({
        any: toPattern(phrases.join('|')),
        phrases: phrases.length > 1 ? phrases.map(toPattern) : [],
      })),
  );
}

function toPattern(source: string): RegExp {
  const filled = source.replace(/<(\w+)>/g, (_, word: string) => `(?:${PLACEHOLDERS[word]})`);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${filled})(?![\\p{L}])`, 'gu');
}
