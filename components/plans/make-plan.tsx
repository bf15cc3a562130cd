'use client';

import { Sparkles } from 'lucide-react';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useChange } from '@/components/settings/use-change';
import { Button } from '@/components/ui/button';
import { makePlan } from '@/lib/intelligence/plan-actions';

export function MakePlan() {
  const router = useRouter();
  const [make, isPending] = useChange(makePlan, { done: '', failed: 'The plan could not be made' });
  const start = async () => {
    const made = await make({});
    if (made?.data) router.push(`/admin/plans/${made.data}` as Route);
  };
  return (
    <Button variant="primary" icon={<Sparkles />} loading={isPending} onClick={() => void start()}>
      Make a plan
    </Button>
  );
}
