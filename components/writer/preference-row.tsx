'use client';

import { Check, Pencil, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import type { PreferenceCard } from '@/lib/writer/preference-schema';

interface PreferenceRowProps {
  card: PreferenceCard;
  onChange: (change: { value?: string; is_enabled?: boolean }) => void;
  onForget: () => void;
}

/** What these say is a choice between two, not words. */
const IS_CHOICE = new Set(['length', 'contractions']);

/** One card: on or off, in other words, or forgotten. */
export function PreferenceRow({ card, onChange, onForget }: PreferenceRowProps) {
  const { kind, value, text, is_enabled, seen } = card;
  const [draft, setDraft] = useState<string | null>(null);
  const save = () => {
    if (draft?.trim() && draft.trim() !== value) onChange({ value: draft.trim() });
    setDraft(null);
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 py-1">
      {draft === null ? (
        <Switch
          label={text}
          checked={is_enabled}
          onCheckedChange={(isOn) => onChange({ is_enabled: isOn })}
        />
      ) : (
        <form
          className="flex min-w-64 flex-1 items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <Input
            aria-label="What you prefer"
            autoFocus
            value={draft}
            maxLength={500}
            onChange={(event) => setDraft(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && setDraft(null)}
          />
          <IconButton type="submit" label="Save" icon={<Check />} />
          <IconButton label="Cancel" icon={<X />} onClick={() => setDraft(null)} />
        </form>
      )}
      <span className="flex items-center gap-2 text-muted text-xs">
        seen {seen} {seen === 1 ? 'time' : 'times'}
        {IS_CHOICE.has(kind) || draft !== null ? null : (
          <IconButton label={`Change: ${text}`} icon={<Pencil />} onClick={() => setDraft(value)} />
        )}
        <IconButton label={`Forget: ${text}`} icon={<Trash2 />} onClick={onForget} />
      </span>
    </li>
  );
}
