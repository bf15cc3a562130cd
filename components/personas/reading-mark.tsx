'use client';

import { useEffect } from 'react';
import { recordUse } from './record-use';

/** Whoever only passes by has not read it. */
const READ_AFTER_MS = 3_000;

/** Notes that the persona was read, once it has been in view for a while. */
export function ReadingMark({ personaId, generationId }: { personaId: string; generationId: string }) {
  useEffect(() => {
    const timer = setTimeout(() => recordUse(personaId, generationId, 'viewed'), READ_AFTER_MS);
    return () => clearTimeout(timer);
  }, [personaId, generationId]);
  return null;
}
