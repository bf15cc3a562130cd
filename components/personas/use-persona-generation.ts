'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Persona, PersonaClaim, PersonaEvent, PersonaReceipt } from '@/lib/personas/schema';
import type { GenerationStep, PersonaMode, PersonaSection } from '@/lib/personas/sections';
import { readJsonLines } from '@/lib/query/json-lines';
import { personaKey, personasKey } from './persona-query';

export interface GenerationProgress {
  isRunning: boolean;
  step: GenerationStep | null;
  detail: string | null;
  receipts: PersonaReceipt[];
  claims: Partial<Record<PersonaSection, PersonaClaim[]>>;
  error: string | null;
}

const IDLE: GenerationProgress = {
  isRunning: false,
  step: null,
  detail: null,
  receipts: [],
  claims: {},
  error: null,
};
const FAILED = 'The persona could not be generated. Try again in a moment.';

/** What an event of the stream adds to what is shown. */
function advance(now: GenerationProgress, event: PersonaEvent): GenerationProgress {
  if (event.type === 'step') return { ...now, step: event.step, detail: event.detail };
  if (event.type === 'evidence') return { ...now, receipts: [...now.receipts, ...event.evidence] };
  if (event.type === 'section') return { ...now, claims: { ...now.claims, [event.section]: event.claims } };
  if (event.type === 'error') return { ...now, isRunning: false, error: event.message };
  return IDLE;
}

/** Generates a persona and shows its sections as they arrive; `onDone` gets what was stored. */
export function usePersonaGeneration(orgId: string, onDone: (persona: Persona) => void) {
  const client = useQueryClient();
  const [progress, setProgress] = useState<GenerationProgress>(IDLE);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const start = async (contactId: string, mode: PersonaMode) => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    setProgress({ ...IDLE, isRunning: true });
    try {
      const response = await fetch('/api/v1/personas', {
        method: 'POST',
        headers: { accept: 'application/x-ndjson', 'content-type': 'application/json' },
        body: JSON.stringify({ contact_id: contactId, mode }),
        signal: controller.signal,
      });
      if (!response.ok || !response.body) {
        const problem: { detail?: string } = await response.json().catch(() => ({}));
        throw new Error(problem.detail ?? FAILED);
      }
      let isOver = false;
      for await (const event of readJsonLines<PersonaEvent>(response.body)) {
        isOver = event.type === 'done' || event.type === 'error';
        setProgress((now) => advance(now, event));
        if (event.type === 'done') await stored(event.persona);
      }
      if (!isOver) throw new Error(FAILED);
    } catch (thrown) {
      if (controller.signal.aborted) return;
      const error = thrown instanceof Error ? thrown.message : FAILED;
      setProgress((now) => ({ ...now, isRunning: false, error }));
    }
  };
  const stored = async (persona: Persona) => {
    await client.invalidateQueries({ queryKey: personasKey(orgId), refetchType: 'none' });
    client.setQueryData(personaKey(orgId, persona.id), persona);
    onDone(persona);
  };
  const cancel = () => {
    abort.current?.abort();
    setProgress(IDLE);
  };
  return { progress, start, cancel };
}
