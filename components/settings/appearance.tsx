'use client';

import { useSyncExternalStore } from 'react';
import { SingleKeysSwitch } from '@/components/layout/single-keys-switch';
import { applyTheme, currentTheme, onThemeChange } from '@/components/layout/theme';
import { useLocale } from '@/components/ui/locale';
import { RadioGroup } from '@/components/ui/radio-group';

export function Appearance() {
  const theme = useSyncExternalStore(onThemeChange, currentTheme, () => 'system' as const);
  const { timeZone, locale } = useLocale();
  return (
    <div className="flex flex-col gap-6">
      <RadioGroup
        label="Theme"
        value={theme}
        onValueChange={applyTheme}
        options={[
          { value: 'system', label: "The system's theme" },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
      <SingleKeysSwitch />
      <p className="text-muted text-sm">
        Dates and numbers are written for {locale}, in the time zone of this device ({timeZone}).
      </p>
    </div>
  );
}
