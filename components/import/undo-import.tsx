'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { AlertDialog } from '@/components/ui/alert-dialog';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { useAction } from '@/components/ui/use-action';
import { undoImport } from '@/lib/imports/actions';
import { plural, undoSentence } from './import-words';

interface UndoImportProps {
  batchId: string;
  rows: number;
  /** Told apart for screen readers where several stand in a list. */
  what?: string;
}

export function UndoImport({ batchId, rows, what }: UndoImportProps) {
  const [undo] = useAction(undoImport);
  const router = useRouter();
  const queries = useQueryClient();
  const confirm = async () => {
    const result = await undo({ batch_id: batchId });
    if (!result.ok) {
      toast('The import was not undone', { tone: 'bad', description: result.error.message });
      return false;
    }
    toast('Import undone', { tone: 'good', description: undoSentence(result.data) });
    await queries.invalidateQueries();
    router.refresh();
    return true;
  };
  return (
    <AlertDialog
      title="Undo this import?"
      description={`It wrote ${plural(rows, 'row')}. What it added is removed and what it changed is restored. Records that somebody changed since, or that other records need, are kept and listed.`}
      confirmLabel="Undo import"
      onConfirm={confirm}
      trigger={
        <Button icon={<Undo2 aria-hidden />}>
          Undo{what ? <span className="sr-only"> {what}</span> : null}
        </Button>
      }
    />
  );
}
