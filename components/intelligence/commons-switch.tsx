'use client';

import { useChange } from '@/components/settings/use-change';
import { Switch } from '@/components/ui/switch';
import { setCommons } from '@/lib/intelligence/actions';

export function CommonsSwitch({ isMember }: { isMember: boolean }) {
  const [change, isPending] = useChange(setCommons, {
    done: isMember ? 'You have left the commons' : 'You have joined the commons',
    failed: 'The setting was not changed',
  });
  return (
    <Switch
      label="Take part in the commons"
      description="Takes effect at once for what you see. What you gave is taken out with the next run, within minutes."
      checked={isMember}
      disabled={isPending}
      onCheckedChange={(is_member) => void change({ is_member })}
    />
  );
}
