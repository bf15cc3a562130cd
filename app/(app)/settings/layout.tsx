import type { ReactNode } from 'react';
import { SettingsNav } from '@/components/settings/settings-nav';
import { requireSession } from '@/lib/auth/session';

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { principal } = await requireSession();
  return (
    <div className="flex flex-col gap-6 md:flex-row md:gap-10">
      <SettingsNav isAdmin={principal.role === 'admin'} />
      <div className="min-w-0 max-w-3xl flex-1">{children}</div>
    </div>
  );
}
