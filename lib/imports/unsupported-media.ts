import { AppError } from '../errors';

/** What was sent is not a text file or JSON: answered with 415. */
export class UnsupportedMedia extends AppError {
  constructor(detail: string) {
    super('bad_request', detail);
  }

  override get status(): number {
    return 415;
  }
}
