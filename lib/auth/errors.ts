import { AppError } from '../errors';

type AuthFailure = { code?: string | undefined; status?: number | undefined; message: string };

/** What the Auth server says, in our vocabulary. Texts are ours: the server's may reveal who has an account. */
export function fromAuth(error: AuthFailure): AppError {
  switch (error.code) {
    case 'invalid_credentials':
      return new AppError('unauthenticated', 'The e-mail address or the password is wrong.');
    case 'email_not_confirmed':
      return new AppError(
        'forbidden',
        'Confirm your e-mail address first: follow the link in the mail we sent.',
      );
    case 'user_already_exists':
    case 'email_exists':
      return new AppError(
        'conflict',
        'There is an account with this e-mail address already. Sign in instead.',
      );
    case 'weak_password':
      return field('password', 'Choose a longer or less common password.');
    case 'same_password':
      return field('password', 'Choose a password that differs from the present one.');
    case 'otp_expired':
    case 'otp_disabled':
      return new AppError('forbidden', 'This link has expired or was used already. Ask for a new one.');
    case 'signup_disabled':
      return new AppError('forbidden', 'New accounts are switched off here. Ask for an invitation.');
    case 'over_request_rate_limit':
    case 'over_email_send_rate_limit':
      return new AppError('rate_limited', 'Too many attempts. Wait a minute and try again.', {
        retryAfterSeconds: 60,
      });
    default:
      return unexpected(error);
  }
}

function field(path: string, message: string): AppError {
  return new AppError('validation', message, { errors: [{ path, message }] });
}

function unexpected(error: AuthFailure): AppError {
  const isDown = error.status === undefined || error.status === 0 || error.status >= 500;
  return isDown
    ? new AppError('unavailable', 'Signing in is not possible at the moment. Try again shortly.', {
        cause: error,
      })
    : new AppError('forbidden', 'This did not work. Check what you entered and try again.', { cause: error });
}
