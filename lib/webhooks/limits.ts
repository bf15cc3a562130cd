import 'server-only';
import { AppError } from '../errors';
import { DEFAULT_MAX_BYTES, type Delivery } from '../http/webhook';
import { findEndpoint, orAskAgain } from './endpoint';
import { noteRejected } from './store';

type Params = { token: string; provider: string };

/** SendGrid's own limit for a mail: 30 MB, by its most generous reading. */
const MAIL_MAX_BYTES = 30 * 1024 * 1024;

export const maxBytesOf = ({ provider }: Params): number =>
  provider === 'sendgrid-inbound' ? MAIL_MAX_BYTES : DEFAULT_MAX_BYTES;

/** A mail beyond the limit stays one however often it is sent: the log says so, and SendGrid is told that it is done. */
export async function noteTooLarge({ params }: Omit<Delivery<Params>, 'bytes'>): Promise<Response> {
  const { provider, org_id, id } = await findEndpoint(params.token, params.provider);
  if (provider !== 'sendgrid-inbound') throw new AppError('too_large', 'The body is larger than 10 MB.');
  await orAskAgain(() =>
    noteRejected(
      { orgId: org_id, endpointId: id, provider },
      'The mail is larger than 30 MB: nothing of it was kept.',
    ),
  );
  return Response.json({ received: true });
}
