import { fileURLToPath } from 'node:url';

const templates = fileURLToPath(new URL('../templates/', import.meta.url));

// The same subjects and files as supabase/config.toml, which the CLI pushes to a hosted project.
const MAILS = {
  confirmation: ['Confirm your email address', 'confirmation.html'],
  magic_link: ['Your sign-in link', 'magic-link.html'],
  recovery: ['Reset your password', 'recovery.html'],
  email_change: ['Confirm your new email address', 'email-change.html'],
  invite: ['You are invited to Winloop', 'invite.html'],
} as const;

export type AuthSettings = {
  jwtSecret: string;
  publishableKey: string;
  secretKey: string;
  siteUrl: string;
  /** Whether a new account must first follow the link in its mail. */
  confirmEmail: boolean;
};

export function authConfig(settings: AuthSettings) {
  const template = Object.fromEntries(
    Object.entries(MAILS).map(([type, [subject, file]]) => [
      type,
      { subject, content_path: templates + file },
    ]),
  );
  return {
    enabled: true,
    jwt_secret: settings.jwtSecret,
    publishable_key: settings.publishableKey,
    secret_key: settings.secretKey,
    site_url: settings.siteUrl,
    jwt_expiry: 3600,
    enable_refresh_token_rotation: true,
    minimum_password_length: 8,
    email: {
      enable_signup: true,
      enable_confirmations: settings.confirmEmail,
      double_confirm_changes: true,
      max_frequency: '1s',
      template,
    },
  };
}
