'use client';

import { useSingleKeys } from '@/components/layout/use-single-keys';
import { type ReplyKey, readReplyKey } from './reply-keys';

/** Single keys on the review queue. */
export function useReplyKeys(onKey: (key: ReplyKey) => void): void {
  useSingleKeys(readReplyKey, onKey);
}
