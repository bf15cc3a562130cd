import 'server-only';
import { hkdfSync } from 'node:crypto';
import { requireEnv } from '../env/env';
import { AppError } from '../errors';

export function encryptionKey(): Buffer {
  const text = requireEnv('ENCRYPTION_KEY');
  const key = Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64');
  if (key.length !== 32)
    throw new AppError('unavailable', 'ENCRYPTION_KEY is not 32 bytes in base64 or hex.');
  return key;
}

/** A key for one purpose, so that no two purposes share one. */
export function derivedKey(purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', encryptionKey(), '', `winloop ${purpose}`, 32));
}
