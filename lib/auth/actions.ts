'use server';

import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { AppError } from '../errors';
import { publicAction } from '../http/action';
import { clientAddress, limit } from '../http/rate-limit';
import { serverClient } from '../supabase/server';
import { cookieOptions } from '../supabase/server-cookies';
import { fromAuth } from './errors';
import { listMemberships, ORG_COOKIE } from './memberships';
import { rememberNext } from './next-cookie';
import { paths, safeNext } from './paths';
import * as schema from './schema';
import { currentPerson } from './session';

/** Guessing gets slow for one account and for one address; mails are not a weapon against a mailbox. */
async function slowDown(what: string, email: string): Promise<void> {
  await limit(what, email, 10, 300);
  await limit(`${what}-address`, clientAddress(await headers()), 200, 300);
}

export const signUp = publicAction(
  { name: 'signUp', input: schema.signUpInput },
  async ({ input: { email, password, name, next } }): Promise<schema.SignUpResult> => {
    await slowDown('sign-up', email);
    await rememberNext(next);
    const db = await serverClient();
    const { data, error } = await db.auth.signUp({ email, password, options: { data: { name } } });
    if (error) throw fromAuth(error);
    return data.session ? { state: 'signed_in', next: safeNext(next) } : { state: 'confirm_email' };
  },
);

export const signIn = publicAction(
  { name: 'signIn', input: schema.signInInput },
  async ({ input: { email, password, next } }): Promise<schema.SignedIn> => {
    await slowDown('sign-in', email);
    const db = await serverClient();
    const { error } = await db.auth.signInWithPassword({ email, password });
    if (error) throw fromAuth(error);
    return { next: safeNext(next) };
  },
);

/** Says the same whether or not the address has an account. */
export const requestMagicLink = publicAction(
  { name: 'requestMagicLink', input: schema.magicLinkInput },
  async ({ input: { email, next } }): Promise<{ sent: true }> => {
    await slowDown('magic-link', email);
    await rememberNext(next);
    const db = await serverClient();
    const { error } = await db.auth.signInWithOtp({ email, options: { shouldCreateUser: false } });
    if (error) throwUnlessUnknown(error);
    return { sent: true };
  },
);

/** Says the same whether or not the address has an account. */
export const requestPasswordReset = publicAction(
  { name: 'requestPasswordReset', input: schema.resetInput },
  async ({ input: { email } }): Promise<{ sent: true }> => {
    await slowDown('reset', email);
    const db = await serverClient();
    const { error } = await db.auth.resetPasswordForEmail(email);
    if (error) throwUnlessUnknown(error);
    return { sent: true };
  },
);

export const updatePassword = publicAction(
  { name: 'updatePassword', input: schema.newPasswordInput },
  async ({ input: { password } }): Promise<schema.SignedIn> => {
    const db = await serverClient();
    const { data } = await db.auth.getUser();
    if (!data.user) throw new AppError('unauthenticated', 'The link has expired. Ask for a new one.');
    const { error } = await db.auth.updateUser({ password });
    if (error) throw fromAuth(error);
    // Whoever knew the old password is signed out everywhere else.
    await db.auth.signOut({ scope: 'others' });
    return { next: paths.home };
  },
);

export const signOut = publicAction({ name: 'signOut', input: schema.noInput }, async () => {
  const db = await serverClient();
  await db.auth.signOut({ scope: 'local' });
  (await cookies()).delete(ORG_COOKIE);
  redirect(paths.signIn);
});

export const switchOrganization = publicAction(
  { name: 'switchOrganization', input: schema.orgInput },
  async ({ input: { org_id } }) => {
    const person = await currentPerson();
    if (!person) throw new AppError('unauthenticated', 'Your sign-in has ended. Sign in again.');
    const memberships = await listMemberships(person.db, person.userId);
    if (!memberships.some(({ org }) => org.id === org_id)) {
      throw new AppError('not_found', 'You do not belong to this organisation.');
    }
    (await cookies()).set(ORG_COOKIE, org_id, { ...cookieOptions(), maxAge: 31_536_000 });
    return { org_id };
  },
);

function throwUnlessUnknown(error: {
  code?: string | undefined;
  status?: number | undefined;
  message: string;
}): void {
  const saysUnknown = ['otp_disabled', 'user_not_found', 'signup_disabled'].includes(error.code ?? '');
  if (!saysUnknown) throw fromAuth(error);
}
