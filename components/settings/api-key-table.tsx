'use client';

import { AlertDialog } from '@/components/ui/alert-dialog';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { RelativeTime } from '@/components/ui/relative-time';
import { StatusBadge } from '@/components/ui/status-badge';
import { revokeApiKey } from '@/lib/orgs/actions';
import type { ApiKey } from '@/lib/orgs/schema';
import { useChange } from './use-change';

const columns: Column<ApiKey>[] = [
  {
    id: 'name',
    header: 'Name',
    value: (key) => key.name,
    cell: (key) => (
      <span>
        <span className="font-medium">{key.name}</span>
        <code className="block text-muted text-xs">{key.prefix}…</code>
      </span>
    ),
  },
  {
    id: 'scopes',
    header: 'Scopes',
    value: (key) => key.scopes.join(' '),
    sortable: false,
    cell: (key) => (
      <span className="flex gap-1">
        {key.scopes.map((scope) => (
          <Badge key={scope}>{scope}</Badge>
        ))}
      </span>
    ),
  },
  {
    id: 'state',
    header: 'State',
    value: (key) => (key.revoked_at ? 'Revoked' : 'Active'),
    cell: (key) => <StatusBadge status={key.revoked_at ? 'revoked' : 'active'} />,
    from: 'sm',
  },
  {
    id: 'used',
    header: 'Last used',
    value: (key) => key.last_used_at,
    cell: (key) =>
      key.last_used_at ? (
        <RelativeTime value={key.last_used_at} />
      ) : (
        <span className="text-muted">Never</span>
      ),
    from: 'md',
  },
  {
    id: 'created',
    header: 'Created',
    value: (key) => key.created_at,
    cell: (key) => <RelativeTime value={key.created_at} />,
    from: 'lg',
  },
  {
    id: 'actions',
    header: 'Actions',
    hideHeader: true,
    value: () => '',
    sortable: false,
    cell: (key) => (key.revoked_at ? null : <Revoke apiKey={key} />),
  },
];

export function ApiKeyTable({ keys }: { keys: readonly ApiKey[] }) {
  return (
    <DataTable
      label="API keys"
      columns={columns}
      rows={keys}
      rowId={(key) => key.id}
      exportName="api-keys"
      toolbar={
        <span className="num text-muted text-sm">{keys.filter((key) => !key.revoked_at).length} active</span>
      }
    />
  );
}

function Revoke({ apiKey }: { apiKey: ApiKey }) {
  const [revoke] = useChange(revokeApiKey, { done: 'Key revoked', failed: 'The key was not revoked' });
  return (
    <AlertDialog
      title={`Revoke “${apiKey.name}”?`}
      description="Everything that uses it gets refused from now on. This can't be undone; create a new key instead."
      confirmLabel="Revoke key"
      onConfirm={async () => (await revoke({ id: apiKey.id })) !== undefined}
      trigger={
        <Button size="sm" variant="ghost">
          Revoke<span className="sr-only"> {apiKey.name}</span>
        </Button>
      }
    />
  );
}
