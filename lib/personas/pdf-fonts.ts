import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { create } from 'fontkit';

export type PdfFonts = { regular: Buffer; bold: Buffer; covered: ReadonlySet<number> };
export type Printable = { text: string; isWhole: boolean };

/** Stands for a character that the font has no shape for. */
export const MISSING = '□';
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;
/** A longer word may be broken: laying out an endless one takes seconds. */
const ENDLESS = /[^\s\u200B]{40}(?=[^\s])/gu;
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

let loaded: Promise<PdfFonts> | undefined;

/** Inter with Latin, Greek, Cyrillic and Vietnamese, read once a process from the npm package. */
export function loadFonts(): Promise<PdfFonts> {
  loaded ??= readFonts();
  loaded.catch(() => {
    loaded = undefined;
  });
  return loaded;
}

async function readFonts(): Promise<PdfFonts> {
  const folder = join(process.cwd(), 'node_modules', '@expo-google-fonts', 'inter');
  const [regular, bold] = await Promise.all([
    readFile(join(folder, '400Regular', 'Inter_400Regular.ttf')),
    readFile(join(folder, '600SemiBold', 'Inter_600SemiBold.ttf')),
  ]);
  const font = create(regular);
  if (!('characterSet' in font)) throw new Error('Inter is not a single font.');
  return { regular, bold, covered: new Set(font.characterSet) };
}

/** The text with □ for every character, accents and joiners included, that the font cannot draw. */
export function toPrintable(text: string, covered: ReadonlySet<number>): Printable {
  const clean = text.normalize('NFC').replace(/\s+/g, ' ');
  let isWhole = true;
  let printable = '';
  for (const { segment } of SEGMENTER.segment(clean)) {
    const visible = segment.replace(INVISIBLE, '');
    const isDrawn = [...visible].every((letter) => covered.has(letter.codePointAt(0) ?? 0));
    isWhole &&= isDrawn;
    printable += isDrawn ? visible : MISSING;
  }
  return { text: printable.replace(ENDLESS, '$&\u200B'), isWhole };
}
