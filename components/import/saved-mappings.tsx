'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { useAction } from '@/components/ui/use-action';
import { saveMapping } from '@/lib/imports/actions';
import type { FilePreview } from '@/lib/imports/schema';
import type { ImportFlow } from './use-import-flow';

const PROPOSED = '';

/** Mappings that were saved for a file with the same columns, and a way to save this one. */
export function SavedMappings({ preview, flow }: { preview: FilePreview; flow: ImportFlow }) {
  const [saved, setSaved] = useState(preview.saved);
  const fitting = saved.filter(({ kind }) => kind === flow.kind);
  const [chosen, setChosen] = useState(fitting[0]?.name ?? PROPOSED);
  const [name, setName] = useState('');
  const [save, isSaving, error] = useAction(saveMapping);

  const choose = (next: string) => {
    setChosen(next);
    const mapping = fitting.find((candidate) => candidate.name === next)?.mapping;
    flow.setMapping(mapping ?? preview.mappings[flow.kind] ?? {});
  };
  const store = async () => {
    const input = {
      name,
      kind: flow.kind,
      header_signature: preview.header_signature,
      mapping: flow.mapping,
    };
    const result = await save(input);
    if (!result.ok) return;
    const others = saved.filter((candidate) => candidate.id !== result.data.id);
    setSaved([{ ...input, ...result.data }, ...others]);
    setChosen(result.data.name);
    setName('');
    toast('Mapping saved', {
      tone: 'good',
      description: 'It is offered again for files with the same columns.',
    });
  };

  return (
    <>
      {fitting.length > 0 ? (
        <Field label="Mapping" className="w-48">
          <Select
            value={chosen}
            options={[
              ...fitting.map((mapping) => ({ value: mapping.name, label: mapping.name })),
              { value: PROPOSED, label: 'As proposed' },
            ]}
            onValueChange={choose}
          />
        </Field>
      ) : null}
      <form
        className="flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void store();
        }}
      >
        <Field label="Save this mapping as" error={error?.message} className="w-48">
          <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={80} />
        </Field>
        <Button type="submit" loading={isSaving} disabled={name.trim() === ''}>
          Save
        </Button>
      </form>
    </>
  );
}
