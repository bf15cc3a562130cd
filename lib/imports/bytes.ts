import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import type { Issue } from './schema';
import { UnsupportedMedia } from './unsupported-media';

export type DecodedText = { text: string; encoding: string; warnings: Issue[] };

const SIGNATURES: [string, readonly number[]][] = [
  ['an Excel workbook or a ZIP archive. Save it as CSV', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Excel workbook. Save it as CSV', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF. Export the data as CSV', [0x25, 0x50, 0x44, 0x46]],
  ['a compressed file. Unpack it first', [0x1f, 0x8b]],
];
// What spreadsheets and CRMs really write; a guess outside of this list is more often wrong than right.
const PLAUSIBLE = /^(windows-125\d|iso-8859-\d+|shift_jis|euc-jp|euc-kr|gb18030|big5|koi8-r)$/i;
const SAMPLE_BYTES = 200_000;

/** Bytes of a text file as text: byte order marks, UTF-8, UTF-16, then the likeliest old code page. */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  for (const [what, signature] of SIGNATURES) {
    if (signature.every((byte, index) => bytes[index] === byte)) {
      throw new UnsupportedMedia(`This is ${what} and send that file.`);
    }
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const marked = encodingOfMark(bytes) ?? utf16WithoutMark(bytes);
  if (marked) return withWarnings(iconv.decode(buffer, marked), marked, []);
  if (isBinary(bytes)) throw new UnsupportedMedia('This is not a text file. Send CSV.');
  const utf8 = strictUtf8(bytes);
  const wanted = declared && iconv.encodingExists(declared) ? declared.toLowerCase() : undefined;
  if (utf8 !== undefined && (wanted === undefined || /^utf-?8$/.test(wanted)))
    return withWarnings(utf8, 'utf-8', []);
  if (wanted && !/^utf-?8$/.test(wanted)) return withWarnings(iconv.decode(buffer, wanted), wanted, []);
  const guess = analyse(buffer.subarray(0, SAMPLE_BYTES)).find(({ name }) => PLAUSIBLE.test(name));
  const encoding = normalName(guess?.name ?? 'windows-1252');
  return withWarnings(iconv.decode(buffer, encoding), encoding, [
    {
      message: `The file is not UTF-8; it was read as ${encoding}. Check names with accents, or save it as UTF-8.`,
    },
  ]);
}

function withWarnings(text: string, encoding: string, warnings: Issue[]): DecodedText {
  const clean = text.replace(/^\uFEFF/, '').replaceAll('\u0000', '');
  if (/Ã[\u0080-\u00BF¡-¿]|â€[™œ\u009d“”]/.test(clean)) {
    warnings.push({
      message:
        'Some names look as if they were decoded twice (such as "MÃ¼ller"). Export the file again as UTF-8.',
    });
  }
  if (clean.includes('\uFFFD')) {
    warnings.push({ message: 'Some characters could not be read and became "\uFFFD".' });
  }
  return { text: clean, encoding, warnings };
}

function encodingOfMark(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Latin text in UTF-16 has a zero in every second byte. */
function utf16WithoutMark(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 2_000);
  if (sample.length < 8) return undefined;
  let even = 0;
  let odd = 0;
  sample.forEach((byte, index) => {
    if (byte === 0) index % 2 === 0 ? even++ : odd++;
  });
  const half = sample.length / 2;
  if (odd > half * 0.6 && even < half * 0.1) return 'utf-16le';
  return even > half * 0.6 && odd < half * 0.1 ? 'utf-16be' : undefined;
}

function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 8_000);
  const control = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  return control > sample.length * 0.02;
}

function strictUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Windows' own superset is what files that say ISO-8859-1 contain. */
function normalName(name: string): string {
  const lower = name.toLowerCase();
  return lower === 'iso-8859-1' ? 'windows-1252' : lower;
}
