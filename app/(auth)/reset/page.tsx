import type { Metadata } from 'next';
import { AuthHeading } from '@/components/auth/auth-heading';
import { ResetRequest } from '@/components/auth/reset-password';
import { TextLink } from '@/components/auth/text-link';

export const metadata: Metadata = { title: 'Forgot your password' };

export default function ResetPage() {
  return (
    <>
      <AuthHeading title="Forgot your password">
        We send you a link to choose a new one. <TextLink href="/login">Back to the sign-in</TextLink>
      </AuthHeading>
      <ResetRequest />
    </>
  );
}
