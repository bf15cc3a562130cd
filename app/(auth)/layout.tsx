import type { ReactNode } from 'react';
import { Mark } from '@/components/layout/mark';

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col items-center px-4 py-12 sm:py-24">
      <main className="w-full max-w-sm">
        <p className="mb-8 flex items-center gap-2 font-semibold text-lg">
          <Mark size={22} />
          Winloop
        </p>
        {children}
      </main>
    </div>
  );
}
