import type { ColumnKind } from './profile';

const STILL_A_PLAN = /expect|plan|forecast|estimat|target|due|anticipat|project(ed)?_/i;

const NAME_RULES: { kinds: ColumnKind[]; name: RegExp; reason: string }[] = [
  {
    kinds: ['date', 'number', 'category', 'text', 'id'],
    name: /\b(loss|lost|win|won|clos(e|ed|ing)|churn(ed)?|reject(ed|ion)?|disqualif\w*)( \w+)? (reason|value|amount|date|time|at|on|by|flag|notes?|comments?)\b|\breason (for )?(loss|lost|win|won|clos\w+)\b|\bis (won|lost|closed)\b/,
    reason: 'is written when the deal closes',
  },
  {
    kinds: ['date'],
    name: /\b(close[ds]?|closing|won|lost|end(ed)?|complet(ed|ion)|signed|signature|decided|decision|finish(ed)?|convert(ed)?|conversion)\b/,
    reason: 'is the date of the end of the deal',
  },
  {
    kinds: ['number'],
    name: /\belapsed\b|\bdays? (to|until|through|till) (clos\w+|won|win|sign\w*|decision)\b|\b(time|days) to close\b|\b(sales|deal) cycle\b|\bcycle (length|days|time|duration)\b|\bdays? (identified|qualified|validated)\b|\bage at clos\w+\b|\b(deal|call|last contact|sales|contact)? ?duration( (days?|sec(onds?)?|min(utes?)?|in \w+))?$|^days open$/,
    reason: 'keeps counting until the deal closes, so a closed deal shows a figure that no open deal has',
  },
  {
    kinds: ['number'],
    name: /\b(stage|status)s? (change|transition|update|move)s?( count)?\b|\bcount of (stage|status) changes\b|\b(number|num|n) of (stage|status) changes\b/,
    reason: 'counts stage changes up to the close, so a closed deal shows a figure that no open deal has',
  },
];

/** Words of a column name: snake_case, kebab-case, dots and camelCase taken apart, lower-case. */
export function nameWords(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_\-./]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Why a column's name and kind say that it exists only after closing; null if they don't. */
export function reasonByName(name: string, kind: ColumnKind): string | null {
  const words = nameWords(name);
  if (STILL_A_PLAN.test(words)) return null;
  return NAME_RULES.find((rule) => rule.kinds.includes(kind) && rule.name.test(words))?.reason ?? null;
}
