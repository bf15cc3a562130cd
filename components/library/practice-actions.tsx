'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Archive, Pencil, PenLine, RotateCcw } from 'lucide-react';
import type { Route } from 'next';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { toast, toastUndo } from '@/components/ui/toast';
import type { Practice, PracticeDetail } from '@/lib/practices/schema';
import { api } from '@/lib/query/fetch';
import { FormDialog } from './form-dialog';
import { PracticeFields } from './practice-form';
import { differences, readDraft } from './practice-input';
import { libraryKey, practiceKey } from './practice-query';
import { RestorePractice } from './restore-practice';

interface PracticeActionsProps {
  orgId: string;
  practice: Practice;
}

/** Use, edit, retire, restore. What was there before stays as a version, and retiring can be undone at once. */
export function PracticeActions({ orgId, practice }: PracticeActionsProps) {
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const change = async (changes: object): Promise<PracticeDetail> => {
    const body = JSON.stringify(changes);
    const changed = await api<PracticeDetail>(`/practices/${practice.id}`, { method: 'PATCH', body });
    client.setQueryData(practiceKey(orgId, practice.id), changed);
    await client.invalidateQueries({ queryKey: libraryKey(orgId), refetchType: 'none' });
    return changed;
  };
  const setStatus = async (status: 'active' | 'retired', isUndo = false): Promise<void> => {
    setBusy(true);
    try {
      // What was followed on a person's word comes back on it.
      const word = status === 'active' && practice.status_by === 'person' ? practice.status_reason : null;
      const changed = await change({ status, ...(word ? { reason: word } : {}) });
      const [title, back] =
        status === 'retired'
          ? (['Practice retired', 'active'] as const)
          : ([restoredWords(changed), 'retired'] as const);
      if (!isUndo) toastUndo(title, () => void setStatus(back, true));
    } catch (thrown) {
      const description = thrown instanceof Error ? thrown.message : undefined;
      toast('The practice was not changed', { tone: 'bad', ...(description ? { description } : {}) });
    } finally {
      setBusy(false);
    }
  };
  const restore = async (reason: string | null) => {
    const changed = await change({ status: 'active', ...(reason ? { reason } : {}) });
    toast(restoredWords(changed), { tone: 'good' });
  };
  const save = async (form: FormData) => {
    const changes = differences(practice, readDraft(form));
    if (Object.keys(changes).length === 0) return;
    await change(changes);
    toast('Practice changed', { tone: 'good' });
  };
  const isRetired = practice.status === 'retired';
  const { evidence_status } = practice;
  const isDoubtful = evidence_status === 'weak' || (isRetired && evidence_status === 'retired');
  return (
    <>
      {isRetired ? null : (
        <ButtonLink
          size="sm"
          variant="primary"
          icon={<PenLine aria-hidden />}
          href={`/campaigns/new?practice=${practice.id}` as Route}
        >
          Use in a new sequence
        </ButtonLink>
      )}
      <FormDialog
        title="Edit practice"
        description="What it said before stays as a version."
        submitLabel="Save"
        onSubmit={save}
        trigger={
          <Button size="sm" icon={<Pencil aria-hidden />}>
            Edit
          </Button>
        }
      >
        <PracticeFields practice={practice} />
      </FormDialog>
      {isDoubtful && practice.status !== 'active' ? (
        <RestorePractice practice={practice} onRestore={restore} />
      ) : null}
      {isRetired && isDoubtful ? null : (
        <Button
          size="sm"
          icon={isRetired ? <RotateCcw aria-hidden /> : <Archive aria-hidden />}
          loading={isBusy}
          onClick={() => void setStatus(isRetired ? 'active' : 'retired')}
        >
          {isRetired ? 'Restore' : 'Retire'}
        </Button>
      )}
    </>
  );
}

const restoredWords = ({ status, evidence_status }: PracticeDetail): string => {
  if (status === 'weak') return 'Restored: it stays marked, because it is weak by evidence';
  return evidence_status === 'weak' ? 'Followed on your word, weak by evidence' : 'Practice restored';
};
