'use client';

import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { DealDetail, DealOwner } from '@/lib/deals/schema';
import type { DealChanges } from './use-deal-change';

interface DealEditProps {
  deal: DealDetail;
  owners: readonly DealOwner[];
  trigger: ReactElement;
  onSave: (changes: DealChanges) => Promise<boolean>;
}

const NOBODY = 'none';

function readForm(form: FormData): DealChanges {
  const text = (name: string) => String(form.get(name) ?? '').trim();
  const owner = text('owner_id');
  return {
    name: text('name'),
    amount: text('amount') === '' ? null : Number(text('amount')),
    expected_close_on: text('expected_close_on') || null,
    owner_id: owner === NOBODY || owner === '' ? null : owner,
    competitor: text('competitor') || null,
  };
}

/** Only what differs from the deal is sent, so that two people can change different fields. */
function differences(deal: DealDetail, next: DealChanges): DealChanges {
  return Object.fromEntries(
    Object.entries(next).filter(([field, value]) => value !== (deal[field as keyof DealDetail] ?? null)),
  );
}

export function DealEdit({ deal, owners, trigger, onSave }: DealEditProps) {
  const [isOpen, setOpen] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const formId = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const changes = differences(deal, readForm(new FormData(event.currentTarget)));
    if (Object.keys(changes).length === 0) return setOpen(false);
    setSaving(true);
    const isSaved = await onSave(changes);
    setSaving(false);
    if (isSaved) setOpen(false);
  };
  return (
    <Dialog
      title="Edit deal"
      trigger={trigger}
      open={isOpen}
      onOpenChange={setOpen}
      footer={
        <>
          <DialogClose>
            <Button variant="ghost">Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form={formId} loading={isSaving}>
            Save
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-3">
        <Field label="Name">
          <Input name="name" required maxLength={300} defaultValue={deal.name} />
        </Field>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label={`Amount in ${deal.currency}`} optional>
            <Input name="amount" type="number" min={0} step="0.01" defaultValue={deal.amount ?? ''} />
          </Field>
          <Field label="Expected close" optional>
            <Input name="expected_close_on" type="date" defaultValue={deal.expected_close_on ?? ''} />
          </Field>
        </div>
        <Field label="Owner">
          <Select
            name="owner_id"
            options={[
              { value: NOBODY, label: 'Nobody' },
              ...owners.map((owner) => ({ value: owner.id, label: owner.name })),
            ]}
            defaultValue={deal.owner_id ?? NOBODY}
          />
        </Field>
        <Field label="Competitor" optional>
          <Input name="competitor" maxLength={200} defaultValue={deal.competitor ?? ''} />
        </Field>
      </form>
    </Dialog>
  );
}
