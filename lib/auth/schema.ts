import { z } from 'zod';

const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('Enter an e-mail address.'))
  .pipe(z.string().max(254));
const newPassword = z
  .string()
  .min(8, 'Use at least 8 characters.')
  // bcrypt reads 72 bytes; more would be ignored without a word.
  .refine((text) => new TextEncoder().encode(text).length <= 72, 'Use at most 72 characters.');
const next = z.string().max(500).optional();

export const signUpInput = z.object({
  email,
  password: newPassword,
  name: z.string().trim().min(1, 'Enter your name.').max(80),
  next,
});
export const signInInput = z.object({
  email,
  password: z.string().min(1, 'Enter your password.').max(200),
  next,
});
export const magicLinkInput = z.object({ email, next });
export const resetInput = z.object({ email });
export const newPasswordInput = z.object({ password: newPassword });
export const orgInput = z.object({ org_id: z.uuid() });
export const noInput = z.unknown();

/** Where the browser goes next, or that a mail has been sent. */
export type SignedIn = { next: string };
export type SignUpResult = { state: 'signed_in'; next: string } | { state: 'confirm_email' };
