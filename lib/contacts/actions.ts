'use server';

import { action } from '../http/action';
import { consentInput, contactIdInput } from './schema';
import { eraseContact, setTrainingConsent } from './service';

export const changeConsent = action({ name: 'changeConsent', input: consentInput }, ({ db, org, input }) =>
  setTrainingConsent(db, org.id, input.id, input.training_consent),
);

export const deleteContact = action(
  { name: 'deleteContact', role: 'admin', input: contactIdInput },
  ({ db, org, input }) => eraseContact(db, org.id, input.id),
);
