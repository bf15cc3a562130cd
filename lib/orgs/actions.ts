'use server';

import { cookies } from 'next/headers';
import { engineSettings } from '../ai/schema';
import { ORG_COOKIE } from '../auth/memberships';
import { currentPerson, type Person } from '../auth/session';
import { AppError } from '../errors';
import { action, publicAction } from '../http/action';
import { must } from '../supabase/must';
import { cookieOptions } from '../supabase/server-cookies';
import * as schema from './schema';
import * as service from './service';

const admin = 'admin' as const;

async function requirePerson(): Promise<Person> {
  const person = await currentPerson();
  if (!person) throw new AppError('unauthenticated', 'Sign in first.');
  return person;
}
async function enter(orgId: string): Promise<{ org_id: string }> {
  (await cookies()).set(ORG_COOKIE, orgId, { ...cookieOptions(), maxAge: 31_536_000 });
  return { org_id: orgId };
}

/** For people who may not belong to an organisation yet. */
export const createOrganization = publicAction(
  { name: 'createOrganization', input: schema.createOrganizationInput },
  async ({ input }) => {
    const { db } = await requirePerson();
    return enter(await must(db.rpc('create_organization', { p_name: input.name })));
  },
);

export const acceptInvitation = publicAction(
  { name: 'acceptInvitation', input: schema.invitationTokenInput },
  async ({ input }) => {
    const { db } = await requirePerson();
    return enter(await service.acceptInvitation(db, input.token));
  },
);

export const updateOrganization = action(
  { name: 'updateOrganization', role: admin, input: schema.updateOrganizationInput },
  async ({ db, org, input }) => {
    const { name, default_currency, time_zone } = input;
    const changes = {
      ...(name === undefined ? {} : { name }),
      ...(default_currency === undefined ? {} : { default_currency }),
      ...(time_zone === undefined ? {} : { time_zone }),
    };
    if (Object.keys(changes).length > 0)
      await must(db.from('organizations').update(changes).eq('id', org.id));
  },
);

export const deleteOrganization = action(
  { name: 'deleteOrganization', role: admin, input: schema.confirmNameInput },
  async ({ db, org, input }) => {
    await must(db.rpc('delete_organization', { p_org_id: org.id, p_confirm_name: input.confirm_name }));
    (await cookies()).delete(ORG_COOKIE);
  },
);

export const inviteMember = action(
  { name: 'inviteMember', role: admin, input: schema.inviteInput },
  ({ db, org, input }) => service.invite(db, org.id, input),
);

export const withdrawInvitation = action(
  { name: 'withdrawInvitation', role: admin, input: schema.byIdInput },
  ({ db, org, input }) => service.withdrawInvitation(db, org.id, input.id),
);

export const changeMemberRole = action(
  { name: 'changeMemberRole', role: admin, input: schema.changeRoleInput },
  ({ db, org, input }) => service.changeRole(db, org.id, input.id, input.role),
);

export const removeMember = action(
  { name: 'removeMember', role: admin, input: schema.byIdInput },
  ({ db, org, input }) => service.removeMember(db, org.id, input.id),
);

export const leaveOrganization = action(
  { name: 'leaveOrganization', input: schema.noInput },
  async ({ db, org, principal }) => {
    await service.removeMember(db, org.id, principal.id);
    (await cookies()).delete(ORG_COOKIE);
  },
);

export const renameMe = action({ name: 'renameMe', input: schema.renameMeInput }, async ({ db, input }) => {
  await must(db.rpc('rename_me', { p_name: input.name }));
});

export const createApiKey = action(
  { name: 'createApiKey', role: admin, input: schema.createApiKeyInput },
  ({ db, org, input }) => service.createApiKey(db, org.id, input),
);

export const revokeApiKey = action(
  { name: 'revokeApiKey', role: admin, input: schema.byIdInput },
  ({ db, input }) => service.revokeApiKey(db, input.id),
);

export const setEngines = action(
  { name: 'setEngines', role: admin, input: engineSettings },
  async ({ db, org, input }) => {
    await must(db.rpc('change_setting', { p_org_id: org.id, p_key: 'engines', p_value: input }));
  },
);

export const setEmbeddings = action(
  { name: 'setEmbeddings', role: admin, input: schema.embeddingsSchema },
  async ({ db, org, input }) => {
    await must(db.rpc('change_setting', { p_org_id: org.id, p_key: 'embeddings', p_value: input }));
  },
);

export const setRetention = action(
  { name: 'setRetention', role: admin, input: schema.retentionSchema },
  ({ db, org, input }) => service.setRetention(db, org.id, input),
);

export const retryJob = action(
  { name: 'retryJob', role: admin, input: schema.byIdInput },
  async ({ db, input }) => {
    await must(db.rpc('retry_job', { p_failure_id: input.id }));
  },
);

export const dismissJob = action(
  { name: 'dismissJob', role: admin, input: schema.byIdInput },
  async ({ db, input }) => {
    await must(db.rpc('dismiss_job', { p_failure_id: input.id }));
  },
);
