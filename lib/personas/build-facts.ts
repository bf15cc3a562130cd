import { FactBook, type PersonaFacts, type PersonaInput, type PersonaRecord } from './facts';
import { findApproach } from './find-approach';
import { findPeers } from './find-peers';
import { findRecord, findStanding, recordReceipts } from './find-record';
import { findRules } from './find-rules';
import { findMotives, findObjections, findPains } from './find-said';
import { findStyle } from './find-style';
import { findWhenAndWhere } from './find-when';
import { nameOf } from './name';
import { hear } from './said';
import type { PersonaMethod } from './sections';

/** Everything that may be said about a person, computed: receipts, and claims that rest on them. Pure. */
export function buildFacts(input: PersonaInput, method: PersonaMethod): PersonaFacts {
  const { record, history } = input;
  const book = new FactBook();
  findRecord(book, record);
  const heard = history && hear(history.texts);
  if (history && heard) {
    findStanding(book, history, heard);
    findStyle(book, history);
    findPains(book, heard, record.id);
    findMotives(book, heard);
    findObjections(book, heard, history);
    findApproach(book, heard, history);
    findPeers(book, history);
    findRules(book, heard, history);
    findWhenAndWhere(book, history.analysis);
  } else {
    findFromRecord(book, record);
  }
  return {
    contactId: record.id,
    mode: history ? 'rag' : 'basic',
    method,
    name: nameOf(record, history, heard),
    receipts: book.receipts,
    drafts: book.drafts,
  };
}

/** Advice that needs nothing but the record: how to begin when nothing has been observed. */
function findFromRecord(book: FactBook, record: PersonaRecord): void {
  const { contact, company } = recordReceipts(book, record);
  const about = record.company && company ? ` and what ${record.company.name} is working on` : '';
  book.claim(
    'approach',
    'inferred',
    `Begin with questions about their ${record.job_title ? 'work' : 'role'}${about}: only records are known, and a claim about their needs would be a guess.`,
    contact,
    ...(company ? [company] : []),
  );
  book.claim(
    'dos',
    'inferred',
    'Confirm the role on record in the first exchange, and note what they answer.',
    contact,
  );
  book.claim('donts', 'inferred', 'Don’t assume needs from the job title or the industry.', contact);
  if (record.email) {
    book.claim(
      'best_channel',
      'inferred',
      'E-mail is the channel on record; whether they prefer it is not known.',
      contact,
    );
  }
  if (record.time_zone) {
    book.claim(
      'best_time',
      'inferred',
      `Office hours in ${record.time_zone}, the time zone on record; when they are active is not known.`,
      contact,
    );
  }
}
