'use client';

import { Download, Trash2 } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useOptimistic, useTransition } from 'react';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { buttonStyles } from '@/components/ui/button-styles';
import { Section } from '@/components/ui/card';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import { changeConsent, deleteContact } from '@/lib/contacts/actions';

interface ContactPrivacyProps {
  id: string;
  name: string;
  consent: boolean;
  mayChange: boolean;
  mayDelete: boolean;
}

/** Consent, the right of access and the right to be forgotten. */
export function ContactPrivacy({ id, name, consent, mayChange, mayDelete }: ContactPrivacyProps) {
  const router = useRouter();
  const [shown, setShown] = useOptimistic(consent);
  const [isSaving, startSaving] = useTransition();
  const change = (next: boolean) =>
    startSaving(async () => {
      setShown(next);
      const result = await changeConsent({ id, training_consent: next });
      if (result.ok) router.refresh();
      else toast('Consent was not changed', { tone: 'bad', description: result.error.message });
    });
  const remove = async () => {
    const result = await deleteContact({ id });
    if (!result.ok) {
      toast(`${name} was not deleted`, { tone: 'bad', description: result.error.message });
      return false;
    }
    toast(`${name} was deleted`, {
      tone: 'good',
      description: `${result.data.activities} activities went too.`,
    });
    router.push('/contacts' as Route);
    router.refresh();
    return true;
  };
  return (
    <Section id="privacy" title="Privacy">
      <Switch
        label="May train models"
        description={
          mayChange
            ? 'Messages to this person may be learned from.'
            : 'Only the owner or an admin can change this.'
        }
        checked={shown}
        disabled={!mayChange || isSaving}
        onCheckedChange={change}
      />
      <div className="mt-4 flex flex-wrap gap-2">
        <a href={`/api/v1/contacts/${id}/export`} download className={buttonStyles('secondary', 'sm')}>
          <Download aria-hidden />
          Export everything
        </a>
        {mayDelete ? (
          <AlertDialog
            title={`Delete ${name}?`}
            description="This removes the contact, every activity with them, and every text that quotes or names them. Deals stay. It can’t be undone."
            confirmLabel="Delete contact"
            onConfirm={remove}
            trigger={
              <Button size="sm" icon={<Trash2 />}>
                Delete contact
              </Button>
            }
          />
        ) : null}
      </div>
    </Section>
  );
}
