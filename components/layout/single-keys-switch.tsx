'use client';

import { useSyncExternalStore } from 'react';
import { Switch } from '@/components/ui/switch';
import { hasSingleKeys, onSingleKeysChange, setSingleKeys } from './preferences';

export function SingleKeysSwitch() {
  const isOn = useSyncExternalStore(onSingleKeysChange, hasSingleKeys, () => true);
  return (
    <Switch
      label="Single-key shortcuts"
      description="Switch them off if your speech input types letters. ⌘K keeps working."
      checked={isOn}
      onCheckedChange={setSingleKeys}
    />
  );
}
