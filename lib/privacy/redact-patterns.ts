import type { Redaction } from './redaction';

/** What a pattern finds: `part` is the named group that is personal; without it the whole match is. */
export type Finder = {
  kind: Redaction['kind'];
  slot: (found: string) => string | null;
  pattern: RegExp;
};

const NAME = String.raw`\p{Lu}[\p{L}’'-]+`;
const NAMES = String.raw`${NAME}(?:[ \t]+(?:(?:van|von|de|der|den|di|la|le|da)[ \t]+)*${NAME}){0,2}`;
const NOT_A_NAME = new Set([
  'There',
  'Team',
  'All',
  'Everyone',
  'Everybody',
  'Again',
  'Sir',
  'Madam',
  'Both',
  'Folks',
]);
const NOT_A_COMPANY =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|^(?:January|February|March|April|May|June|July|August|September|October|November|December|Q[1-4]|I|AM|PM)$/;
// Unambiguous as words; others are found by greeting, signature, title or the record.
const FIRST_NAMES =
  `Aaron Adam Ahmed Alex Alexander Alice Amanda Amelia Amy Andrea Andreas Andrew Angela Anna Anne Anthony Ashley Barbara
  Benjamin Brandon Brian Carlos Carol Caroline Catherine Charles Charlotte Chen Chris Christian Christina Christopher Claire
  Daniel David Deborah Dennis Diana Donald Dorothy Edward Elena Elizabeth Emily Emma Eric Eva Fatima Florian Frank Gary George
  Hannah Helen Henry Isabella Jacob James Jane Janet Jason Jennifer Jessica Joan John Jonas Jonathan Jose Joseph Joshua Juan
  Julia Julie Karen Katharina Katherine Kenji Kevin Kimberly Larry Laura Lena Linda Lisa Lucas Luis Lukas Margaret Maria Marie
  Markus Martin Matthew Melissa Michael Michelle Mohammed Nancy Natalie Nicholas Nicole Olivia Pamela Patricia Patrick Paul Peter
  Philip Priya Rachel Raymond Rebecca Richard Robert Ronald Ryan Samantha Samuel Sandra Sara Sarah Scott Sharon Simon Sofia
  Sophie Stefan Stephanie Stephen Steven Susan Thomas Timothy Tobias Tom Victoria Walter William Yuki`
    .split(/\s+/)
    .join('|');

const nameSlot = (found: string): string | null => {
  if (NOT_A_NAME.has(found.split(/\s/)[0] ?? '')) return null;
  return /\s/.test(found) ? '{full_name}' : '{first_name}';
};
const always = (slot: string) => () => slot;
const digits = (text: string): number => text.replace(/\D/g, '').length;

/** In order of precedence: what an earlier one claimed, a later one leaves alone. */
export const FINDERS: readonly Finder[] = [
  {
    kind: 'email',
    slot: always('{email}'),
    pattern: /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  },
  {
    kind: 'url',
    slot: always('{url}'),
    pattern:
      /(?:https?:\/\/|www\.)[^\s<>"')\]]*[^\s<>"')\].,;:!?]|\b[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|io|ai|co|de|eu|uk|fr|example)\b(?:\/[^\s<>"')\]]*[^\s<>"')\].,;:!?])?/giu,
  },
  {
    kind: 'phone',
    slot: (found) => (digits(found) >= 7 && !/^\d{4}-\d{2}-\d{2}$/.test(found) ? '{phone}' : null),
    pattern: /(?<![\p{L}\p{N}])(?:\+|\()?\d[\d \t()./-]{5,}\d(?![\p{L}\p{N}])/gu,
  },
  { kind: 'number', slot: always('{number}'), pattern: /(?<!\p{N})\p{N}{6,}(?!\p{N})/gu },
];

export const GUESSES: readonly Finder[] = [
  {
    kind: 'name',
    slot: nameSlot,
    pattern: new RegExp(
      String.raw`(?<=^[ \t]*(?:[Hh]i|HI|[Hh]ello|[Hh]ey|[Dd]ear|[Hh]allo|[Bb]onjour|[Hh]ola|[Gg]ood (?:morning|afternoon|evening))[ \t]+)${NAMES}`,
      'gmu',
    ),
  },
  {
    kind: 'name',
    slot: always('{sender_name}'),
    pattern: new RegExp(
      String.raw`(?<=(?:^|[.!?][ \t]+)(?:(?:[Ww]ith |[Aa]ll the |[Mm]any |[Kk]ind |[Bb]est |[Ww]arm )?(?:[Rr]egards|[Ww]ishes|[Bb]est|[Cc]heers|[Tt]hanks|[Tt]hank you|[Ss]incerely|[Yy]ours sincerely|[Ww]armly))[,!.]?\s+)${NAMES}(?=[ \t]*(?:$|[,|\n]))`,
      'gmu',
    ),
  },
  {
    kind: 'name',
    slot: always('{sender_name}'),
    pattern: new RegExp(String.raw`(?<=\b(?:I am|I'm|I’m|[Mm]y name is|[Tt]his is)[ \t]+)${NAMES}`, 'gu'),
  },
  {
    kind: 'name',
    slot: always('{last_name}'),
    pattern: new RegExp(String.raw`(?<=\b(?:Mr|Mrs|Ms|Dr|Prof|Herr|Frau)\.?[ \t]+)${NAMES}`, 'gu'),
  },
  {
    kind: 'company',
    slot: always('{company}'),
    pattern:
      /\p{Lu}[\p{L}\p{N}&’'-]*(?:[ \t]+[\p{Lu}&][\p{L}\p{N}&’'-]*){0,3},?[ \t]+(?:Inc|Corp|Corporation|Incorporated|GmbH|Ltd|Limited|LLC|LLP|AG|SE|KG|BV|SA|PLC|Plc|plc|Oy|AB|Group|Holdings)(?![\p{L}\p{N}])\.?/gu,
  },
  {
    kind: 'company',
    slot: (found) => (NOT_A_COMPANY.test(found) ? null : '{company}'),
    pattern: /(?<=\bat[ \t]+)\p{Lu}[\p{L}\p{N}&’'-]+(?:[ \t]+\p{Lu}[\p{L}\p{N}&’'-]+){0,2}/gu,
  },
  {
    kind: 'name',
    slot: nameSlot,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:${FIRST_NAMES})(?:[ \t]+${NAME})?(?![\p{L}\p{N}])`,
      'gu',
    ),
  },
];
