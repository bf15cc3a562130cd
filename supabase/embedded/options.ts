import { fileURLToPath } from 'node:url';

export const migrationsDir = fileURLToPath(new URL('../migrations/', import.meta.url));

export type SmtpOptions = { host: string; port: number; user: string; pass: string; from: string };

export type StackOptions = {
  /** Where the database lives; in memory when absent. */
  dataDir?: string;
  /** A native Postgres with pgvector to serve instead of the embedded one. */
  dbUrl?: string;
  /** A dump of a data directory to begin with, for databases in memory. */
  snapshot?: Blob;
  /** Port of the REST and Auth APIs; 0 picks a free one. */
  port: number;
  host?: string;
  /** Port of the local mailbox page; none when absent. */
  mailPort?: number;
  jwtSecret: string;
  publishableKey: string;
  secretKey: string;
  /** The application's address: links in mails lead to it. */
  siteUrl: string;
  confirmEmail?: boolean;
  /** A mail server for the Auth mails; the local mailbox catches them when absent. */
  smtp?: SmtpOptions;
  migrationsDir?: string;
};
