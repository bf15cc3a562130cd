'use client';

import { ClipboardCopy } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import type { Persona } from '@/lib/personas/schema';
import { draftNotes } from './draft-notes';
import { recordUse } from './record-use';

/** Approach, do's and don'ts as text for a message that is being written. */
export function CopyForDraft({ persona }: { persona: Persona }) {
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(draftNotes(persona));
    } catch {
      toast('The clipboard could not be used', {
        tone: 'bad',
        description: 'Your browser refused. Select the text on the page instead.',
      });
      return;
    }
    toast('Copied for a draft', {
      tone: 'good',
      description: 'Approach, do’s and don’ts, best time and channel.',
    });
    await recordUse(persona.id, persona.generation.id, 'drafted');
  };
  return (
    <Button icon={<ClipboardCopy />} onClick={copy}>
      Copy for a draft
    </Button>
  );
}
