'use client';

import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { Button } from './button';
import { buttonStyles } from './button-styles';
import {
  currentToasts,
  dismissToast,
  subscribeToasts,
  type ToastMessage,
  toastDurationMs,
} from './toast-store';

export { toast, toastUndo } from './toast-store';

const none: readonly ToastMessage[] = [];

/** The corner in which messages appear; drawn once, by the root layout. They wait while pointed at or focused. */
export function Toaster() {
  const messages = useSyncExternalStore(subscribeToasts, currentToasts, () => none);
  const [isHeld, setHeld] = useState(false);
  return (
    <section
      aria-label="Messages"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-none fixed right-4 bottom-4 z-70 flex w-[calc(100vw-2rem)] flex-col gap-2 sm:w-90"
    >
      {messages.map((message) => (
        <ToastCard key={message.id} message={message} isHeld={isHeld} />
      ))}
    </section>
  );
}

const icons = {
  info: <Info aria-hidden className="size-4 shrink-0 text-muted" />,
  good: <CircleCheck aria-hidden className="size-4 shrink-0 text-good-ink" />,
  bad: <TriangleAlert aria-hidden className="size-4 shrink-0 text-bad-ink" />,
};

function ToastCard({ message, isHeld }: { message: ToastMessage; isHeld: boolean }) {
  const { id, title, description, tone, action } = message;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dismissToast(id), toastDurationMs(message));
    return () => clearTimeout(timer);
  }, [id, isHeld, message]);
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className="float-in pointer-events-auto flex items-center gap-3 rounded-lg border border-line bg-raised p-3 text-sm shadow-float"
    >
      {icons[tone]}
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {description ? <p className="text-muted">{description}</p> : null}
      </div>
      {action ? (
        <Button
          size="sm"
          onClick={() => {
            dismissToast(id);
            action.onClick();
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <button
        type="button"
        aria-label="Dismiss"
        onClick={() => dismissToast(id)}
        className={buttonStyles('ghost', 'sm', true)}
      >
        <X aria-hidden />
      </button>
    </div>
  );
}
