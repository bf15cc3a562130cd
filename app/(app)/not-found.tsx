import type { Route } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';

export default function AppNotFound() {
  return (
    <EmptyState
      isPage
      title="There is nothing at this address"
      action={<ButtonLink href={'/' as Route}>Go to Today</ButtonLink>}
    >
      It may have been removed, or it belongs to another workspace.
    </EmptyState>
  );
}
