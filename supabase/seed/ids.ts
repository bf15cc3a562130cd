import { createHash } from 'node:crypto';

/** The same key always has the same UUID (RFC 9562, version 8: a truncated SHA-256). */
export function stableId(orgId: string, key: string): string {
  const hex = createHash('sha256').update(`${orgId}:${key}`).digest('hex');
  const variant = '89ab'[Number.parseInt(hex.charAt(16), 16) % 4] ?? '8';
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
