import type { Metadata } from 'next';
import { InvitationList } from '@/components/settings/invitation-list';
import { InviteMember } from '@/components/settings/invite-member';
import { MemberTable } from '@/components/settings/member-table';
import { Card, Section } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { requireSession } from '@/lib/auth/session';
import { listInvitations, listMembers } from '@/lib/orgs/queries';

export const metadata: Metadata = { title: 'Members' };

export default async function MembersPage() {
  const { db, org, principal } = await requireSession();
  const isAdmin = principal.role === 'admin';
  const [members, invitations] = await Promise.all([
    listMembers(db, org.id),
    isAdmin ? listInvitations(db, org.id) : [],
  ]);
  const people = members.filter((member) => member.kind === 'user');
  return (
    <>
      <PageHeader
        title="Members"
        meta={isAdmin ? undefined : 'Only an admin can invite, change roles or remove.'}
        actions={isAdmin ? <InviteMember /> : undefined}
      />
      <div className="flex flex-col gap-4">
        <Card>
          <MemberTable members={people} selfId={principal.id} canManage={isAdmin} />
        </Card>
        {invitations.length > 0 ? (
          <Section id="invitations" title="Open invitations" flush>
            <InvitationList invitations={invitations} />
          </Section>
        ) : null}
      </div>
    </>
  );
}
