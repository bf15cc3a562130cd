import 'server-only';
import { derivedKey } from '../auth/encryption-key';
import { mint, read, tokenIn } from './reply-token';

const key = () => derivedKey('reply-to token');

/** The address that a message asks its answers to be sent to; `domain` is the one that the mail provider parses. */
export function replyAddress(outcomeId: string, domain: string): string {
  return `reply+${mint(outcomeId, key())}@${domain}`;
}

/** The outcome that one of these addresses was minted for. It may be another organisation's. */
export function outcomeOfAddresses(addresses: readonly string[]): string | undefined {
  const tokens = addresses.flatMap((address) => tokenIn(address) ?? []);
  if (tokens.length === 0) return undefined;
  const signedWith = key();
  return tokens.map((token) => read(token, signedWith)).find((id) => id !== undefined);
}
