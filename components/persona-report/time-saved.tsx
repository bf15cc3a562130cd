'use client';

import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { formatNumber } from '@/components/ui/format';
import { Input } from '@/components/ui/input';
import { useLocale } from '@/components/ui/locale';
import { toast } from '@/components/ui/toast';
import { useAction } from '@/components/ui/use-action';
import { changeAssumption } from '@/lib/personas/report-actions';
import type { PersonaReport } from '@/lib/personas/report-schema';
import { reportKey } from './report-query';

interface TimeSavedProps {
  orgId: string;
  report: PersonaReport;
  isAdmin: boolean;
}

/** Time saved, only where somebody stated an assumption; it says that it is one. */
export function TimeSaved({ orgId, report, isAdmin }: TimeSavedProps) {
  const { locale } = useLocale();
  const saved = report.time_saved;
  if (!saved && !isAdmin) return null;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t pt-3 text-sm">
      <p className="text-muted">
        {saved ? (
          <>
            <span className="num font-medium text-ink">{formatNumber(saved.hours, locale)} hours saved</span>,
            if each of the {formatNumber(saved.used_generations, locale)} generations that were used saved{' '}
            {formatNumber(saved.minutes_each, locale)} minutes. That is your assumption, not a measurement.
          </>
        ) : (
          'Time saved is left out: nobody stated how much one persona saves.'
        )}
      </p>
      {isAdmin ? <Assume orgId={orgId} months={report.months} minutes={saved?.minutes_each ?? null} /> : null}
    </div>
  );
}

function Assume({ orgId, months, minutes }: { orgId: string; months: number; minutes: number | null }) {
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [change, isPending, error] = useAction(changeAssumption);
  const save = async (minutes_each: number | null) => {
    const result = await change({ minutes_each });
    if (!result.ok) return;
    setOpen(false);
    toast(minutes_each === null ? 'Time saved is left out' : 'Assumption changed', { tone: 'good' });
    await client.invalidateQueries({ queryKey: reportKey(orgId, months) });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get('minutes') ?? '').trim();
    void save(text === '' ? null : Number(text));
  };
  return (
    <Dialog
      title="What does one persona save?"
      description="Your assumption, in minutes for each generation that somebody viewed, exported or used in a draft."
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<Button size="sm">{minutes === null ? 'State an assumption' : 'Change'}</Button>}
    >
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label="Minutes" description="Empty leaves time saved out." error={error?.message}>
          <Input name="minutes" type="number" min={1} max={480} step={1} defaultValue={minutes ?? ''} />
        </Field>
        <div className="flex justify-end">
          <Button type="submit" variant="primary" loading={isPending}>
            Save
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
