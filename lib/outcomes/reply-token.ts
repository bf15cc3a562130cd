import { createHmac, timingSafeEqual } from 'node:crypto';

/** RFC 4648 in lower case: mail systems change the case of local parts. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_BYTES = 16;
/** 112 bits; with the id exactly 48 characters, so that no token can be written in two ways. */
const MAC_BYTES = 14;
const TOKEN = /^[a-z2-7]{48}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Says which message a reply answers, for `reply+<token>@…`: 54 characters of the 64 that a local part may have. */
export function mint(outcomeId: string, key: Uint8Array): string {
  if (!UUID.test(outcomeId)) throw new TypeError('An outcome id is a UUID.');
  const id = Buffer.from(outcomeId.replaceAll('-', ''), 'hex');
  return toBase32(Buffer.concat([id, macOf(id, key)]));
}

/** The outcome id in a token that was minted with this key; in any case of letters. */
export function read(token: string, key: Uint8Array): string | undefined {
  const text = token.toLowerCase();
  if (!TOKEN.test(text)) return undefined;
  const bytes = fromBase32(text);
  const id = bytes.subarray(0, ID_BYTES);
  if (!timingSafeEqual(bytes.subarray(ID_BYTES), macOf(id, key))) return undefined;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** What stands where a token stands in an address that mail was sent to, genuine or not. */
export function tokenIn(address: string): string | undefined {
  return /^\s*<?reply\+([a-z2-7]{48})@/i.exec(address)?.[1];
}

const macOf = (id: Uint8Array, key: Uint8Array): Buffer =>
  createHmac('sha256', key).update(id).digest().subarray(0, MAC_BYTES);

const toBase32 = (bytes: Uint8Array): string =>
  bitsOf(bytes, 8)
    .match(/.{5}/g)
    ?.map((bits) => ALPHABET[Number.parseInt(bits, 2)])
    .join('') ?? '';

const fromBase32 = (text: string): Buffer =>
  Buffer.from(
    bitsOf(
      [...text].map((letter) => ALPHABET.indexOf(letter)),
      5,
    )
      .match(/.{8}/g)
      ?.map((bits) => Number.parseInt(bits, 2)) ?? [],
  );

const bitsOf = (numbers: Iterable<number>, width: number): string =>
  Array.from(numbers, (number) => number.toString(2).padStart(width, '0')).join('');
