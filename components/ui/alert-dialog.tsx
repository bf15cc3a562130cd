'use client';

import { AlertDialog as Base } from 'radix-ui';
import { type ReactElement, type ReactNode, useState } from 'react';
import { Button } from './button';
import { backdropStyles } from './dialog-styles';

interface AlertDialogProps {
  /** A question: "Remove Ana from the workspace?" */
  title: string;
  /** What will happen, and whether it can be undone. */
  description: ReactNode;
  /** A verb and a noun: "Remove member". */
  confirmLabel: string;
  /** The dialog stays open, with the button busy, until this settles. Return false to keep it open. */
  onConfirm: () => unknown;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** A blue button instead of a red one. */
  harmless?: boolean;
}

/** Asks before something that can't be taken back. Prefer an undo in a toast where one is possible. */
export function AlertDialog({
  title,
  description,
  confirmLabel,
  onConfirm,
  trigger,
  open,
  onOpenChange,
  harmless,
}: AlertDialogProps) {
  const [isOpenHere, setOpenHere] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const change = (next: boolean) => {
    setOpenHere(next);
    onOpenChange?.(next);
  };
  const confirm = async () => {
    setBusy(true);
    const answer = await Promise.resolve(onConfirm()).finally(() => setBusy(false));
    if (answer !== false) change(false);
  };
  return (
    <Base.Root open={open ?? isOpenHere} onOpenChange={change}>
      {trigger ? <Base.Trigger asChild>{trigger}</Base.Trigger> : null}
      <Base.Portal>
        <Base.Overlay className={backdropStyles} />
        <Base.Content className="float-in fixed inset-x-4 top-[20vh] z-50 mx-auto max-w-md rounded-xl border border-line bg-raised p-4 shadow-float outline-none">
          <Base.Title className="font-semibold text-lg">{title}</Base.Title>
          <Base.Description asChild>
            <div className="mt-1 text-muted text-sm">{description}</div>
          </Base.Description>
          <div className="mt-4 flex justify-end gap-2">
            <Base.Cancel asChild>
              <Button>Cancel</Button>
            </Base.Cancel>
            <Button variant={harmless ? 'primary' : 'danger'} loading={isBusy} onClick={confirm}>
              {confirmLabel}
            </Button>
          </div>
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  );
}
