'use client';

import { useMemo } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { DataTable } from '@/components/ui/data-table';
import type { Column } from '@/components/ui/data-table-columns';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Member } from '@/lib/orgs/schema';
import { MemberRole, RemoveMember, roleName } from './member-actions';

interface MemberTableProps {
  members: readonly Member[];
  selfId: string;
  canManage: boolean;
}

export function MemberTable({ members, selfId, canManage }: MemberTableProps) {
  const columns = useMemo(() => memberColumns(selfId, canManage), [selfId, canManage]);
  return (
    <DataTable
      label="Members"
      columns={columns}
      rows={members}
      rowId={(member) => member.id}
      exportName="members"
      toolbar={
        <span className="num text-muted text-sm">
          {members.length} {members.length === 1 ? 'person' : 'people'}
        </span>
      }
    />
  );
}

function memberColumns(selfId: string, canManage: boolean): Column<Member>[] {
  const facts: Column<Member>[] = [
    {
      id: 'name',
      header: 'Name',
      value: (member) => member.name || member.email,
      cell: (member) => (
        <span className="flex min-w-0 items-center gap-2">
          <span className="hidden sm:inline-flex">
            <Avatar name={member.name || member.email || '?'} />
          </span>
          <span className="min-w-0">
            <span className="block truncate font-medium">
              {member.name || member.email}
              {member.id === selfId ? <span className="font-normal text-muted"> (you)</span> : null}
            </span>
          </span>
        </span>
      ),
    },
    { id: 'email', header: 'E-mail address', value: (member) => member.email, from: 'md' },
    {
      id: 'role',
      header: 'Role',
      value: (member) => roleName(member.role),
      ...(canManage
        ? { cell: (member: Member) => <MemberRole member={member} isSelf={member.id === selfId} /> }
        : {}),
    },
    {
      id: 'joined',
      header: 'Joined',
      value: (member) => member.created_at,
      cell: (member) => <RelativeTime value={member.created_at} />,
      from: 'lg',
    },
  ];
  if (!canManage) return facts;
  return [
    ...facts,
    {
      id: 'actions',
      header: 'Actions',
      hideHeader: true,
      value: () => '',
      sortable: false,
      cell: (member) => (member.id === selfId ? null : <RemoveMember member={member} />),
    },
  ];
}
