'use client';

import { RotateCw } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { useAction } from '@/components/ui/use-action';
import { computeNow } from '@/lib/learning/actions';

/** The queue may be busy: after this the figures come when they come. */
const PATIENCE_MS = 90_000;

interface ComputeNowProps {
  /** Ordered, and not there yet. */
  isAwaited: boolean;
  onOrdered: () => void;
  onGiveUp: () => void;
}

/** Has the figures computed anew without waiting for the next time. */
export function ComputeNow({ isAwaited, onOrdered, onGiveUp }: ComputeNowProps) {
  const [run, isOrdering] = useAction(computeNow);
  useEffect(() => {
    if (!isAwaited) return;
    const timer = setTimeout(onGiveUp, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isAwaited, onGiveUp]);
  const order = async () => {
    const result = await run({});
    if (result.ok) onOrdered();
    else toast('The figures were not computed', { tone: 'bad', description: result.error.message });
  };
  return (
    <Button size="sm" icon={<RotateCw aria-hidden />} loading={isOrdering || isAwaited} onClick={order}>
      Compute now
    </Button>
  );
}
