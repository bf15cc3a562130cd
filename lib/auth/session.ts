import 'server-only';
import { cookies, headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { cache } from 'react';
import { AppError } from '../errors';
import { serverClient } from '../supabase/server';
import type { Db } from '../supabase/types';
import { activeMembership, listMemberships, type Membership, ORG_COOKIE, personCaller } from './memberships';
import { paths, safeNext } from './paths';
import { notePresence } from './presence';
import type { Caller, Org, Principal } from './principal';

export type Session = { db: Db; org: Org; principal: Principal; orgs: readonly Org[] };
export type Person = { db: Db; userId: string; email: string };

/** The signed-in person, or undefined; asked once per request. The Auth server vouches for the token. */
export const currentPerson = cache(async (): Promise<Person | undefined> => {
  const db = await serverClient();
  const { data } = await db.auth.getClaims();
  if (!data?.claims.sub) return undefined;
  return { db, userId: data.claims.sub, email: data.claims.email ?? '' };
});

const currentMemberships = cache(async (): Promise<Membership[]> => {
  const person = await currentPerson();
  return person ? listMemberships(person.db, person.userId) : [];
});

/** For server actions: who calls, or an error that says why not. */
export async function currentCaller(): Promise<Caller> {
  const person = await currentPerson();
  if (!person) throw new AppError('unauthenticated', 'Your sign-in has ended. Sign in again.');
  const wanted = (await cookies()).get(ORG_COOKIE)?.value;
  const caller = personCaller(person.db, person.userId, activeMembership(await currentMemberships(), wanted));
  await notePresence(caller);
  return caller;
}

/** For pages: sends strangers to the sign-in, and people without an organisation to where they create one. */
export async function requireSession(): Promise<Session> {
  const person = await currentPerson();
  if (!person) redirect(`${paths.signIn}?next=${encodeURIComponent(await currentPath())}`);
  const memberships = await currentMemberships();
  if (memberships.length === 0) redirect(paths.newOrganization);
  const caller = await currentCaller();
  return { ...caller, orgs: memberships.map(({ org }) => org) };
}

/** For pages that only admins may see; others get forbidden.tsx. */
export async function requireAdmin(): Promise<Session> {
  const session = await requireSession();
  if (session.principal.role !== 'admin') forbidden();
  return session;
}

/** proxy.ts passes the path on; without it people land on the first page. */
async function currentPath(): Promise<string> {
  return safeNext((await headers()).get('x-path'));
}
