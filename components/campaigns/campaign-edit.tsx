'use client';

import { type FormEvent, type ReactElement, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import type { Campaign } from '@/lib/outcomes/campaign-schema';
import { type CampaignStatus, oneOf, optionsOf, STATUS_WORDS } from './campaign-words';

export type CampaignChanges = { name?: string; status?: CampaignStatus };

interface CampaignEditProps {
  campaign: Campaign;
  trigger: ReactElement;
  onSave: (changes: CampaignChanges) => Promise<boolean>;
}

/** Only what differs is sent, so that two people can change different fields. */
function differences(campaign: Campaign, form: FormData): CampaignChanges {
  const name = String(form.get('name') ?? '').trim();
  const status = oneOf(String(form.get('status')), STATUS_WORDS, campaign.status);
  return {
    ...(name === campaign.name ? {} : { name }),
    ...(status === campaign.status ? {} : { status }),
  };
}

export function CampaignEdit({ campaign, trigger, onSave }: CampaignEditProps) {
  const [isOpen, setOpen] = useState(false);
  const [isSaving, setSaving] = useState(false);
  const formId = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const changes = differences(campaign, new FormData(event.currentTarget));
    if (Object.keys(changes).length === 0) return setOpen(false);
    setSaving(true);
    const isSaved = await onSave(changes);
    setSaving(false);
    if (isSaved) setOpen(false);
  };
  return (
    <Dialog
      title="Edit campaign"
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
          <Input name="name" required maxLength={200} defaultValue={campaign.name} />
        </Field>
        <Field label="Status">
          <Select name="status" options={optionsOf(STATUS_WORDS)} defaultValue={campaign.status} />
        </Field>
      </form>
    </Dialog>
  );
}
