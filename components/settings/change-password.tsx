'use client';

import { NewPassword } from '@/components/auth/reset-password';
import { toast } from '@/components/ui/toast';

export function ChangePassword() {
  return (
    <NewPassword
      submitLabel="Change password"
      onDone={(_, form) => {
        form.reset();
        toast('Password changed', { tone: 'good' });
      }}
    />
  );
}
