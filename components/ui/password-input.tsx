'use client';

import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { IconButton } from './icon-button';
import { Input } from './input';

/** Paste and password managers always work; the person may look at what was typed. */
export function PasswordInput(props: Omit<ComponentProps<typeof Input>, 'type'>) {
  const [isVisible, setVisible] = useState(false);
  return (
    <div className="relative">
      <Input {...props} type={isVisible ? 'text' : 'password'} className="pr-9 pointer-coarse:pr-11" />
      <IconButton
        label={isVisible ? 'Hide password' : 'Show password'}
        icon={isVisible ? <EyeOff /> : <Eye />}
        aria-pressed={isVisible}
        onClick={() => setVisible(!isVisible)}
        className="absolute top-0 right-0"
      />
    </div>
  );
}
