import 'server-only';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { AppError } from '../errors';
import { encryptionKey } from './encryption-key';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM under ENCRYPTION_KEY, bound to its row: `context` must be the same when it is opened. */
export function seal(secret: string, context: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', encryptionKey(), iv).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Throws unavailable when the key is not the one that it was sealed with. */
export function unseal(sealed: string, context: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const key = encryptionKey();
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const opened = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
    return opened.toString('utf8');
  } catch (cause) {
    throw new AppError(
      'unavailable',
      'A stored secret cannot be read: is ENCRYPTION_KEY the one it was stored with?',
      { cause },
    );
  }
}
