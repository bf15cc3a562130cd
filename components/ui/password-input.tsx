'use client';

import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { buttonStyles } from './button-styles';
import { cn } from './cn';
import { Input } from './input';

/** Paste and password managers always work; the person may look at what was typed. */
export function PasswordInput(props: Omit<ComponentProps<typeof Input>, 'type'>) {
  const [isVisible, setVisible] = useState(false);
  return (
    <div className="relative">
      <Input {...props} type={isVisible ? 'text' : 'password'} className="pr-9 pointer-coarse:pr-11" />
      <button
        type="button"
        aria-label="Show password"
        aria-pressed={isVisible}
        onClick={() => setVisible(!isVisible)}
        className={cn(buttonStyles('ghost', 'md', true), 'absolute top-0 right-0')}
      >
        {isVisible ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
      </button>
    </div>
  );
}
