/** Neutral forms for an organisation whose library is still empty. They claim nothing about anybody: they ask. */

export const FRAMEWORK_SENTENCES: Record<string, readonly string[]> = {
  PAS: [
    'Is there work at {company} that is still done by hand and should not be?',
    'Left alone, such work grows with every new customer.',
    'That is where {sender_company} comes in.',
  ],
  BAB: [
    'Think of the task at {company} that everybody puts off until the end of the week.',
    'Now think of a week without it.',
    '{sender_company} is about the way from one to the other.',
  ],
  AIDA: [
    'One thought for you as {job_title}.',
    'The smallest task that comes back every day is often the one worth removing first.',
    '{sender_company} starts with that one task.',
  ],
  QVC: [
    'If you could change one thing about how {company} works today, what would it be?',
    'If there is an answer, it is worth a short conversation; if not, tell me and I will leave it there.',
  ],
};

export const HOOKS: Record<string, { sentence: string; subject: string; needs: string }> = {
  trigger_event: {
    sentence: 'I am writing because of our {last_activity}.',
    subject: 'After our {last_activity}',
    needs: 'last_activity',
  },
  question: {
    sentence: 'I have one question about {company}.',
    subject: 'A question about {company}',
    needs: 'company',
  },
  peer_result: {
    sentence: 'I can show you how other teams in {industry} go about this.',
    subject: 'How others in {industry} go about it',
    needs: 'industry',
  },
};

export const CTAS: Record<string, string> = {
  interest_question: 'Is this worth a closer look for you?',
  send_resource: 'Shall I send you a one-page summary?',
  calendar_link: 'Which day suits you for a quarter of an hour?',
};

export const GREETINGS: Record<string, string> = {
  direct: 'Hi {first_name},',
  warm: 'Hello {first_name},',
  formal: 'Dear {full_name},',
};

export const SIGN_OFFS: Record<string, string> = {
  direct: 'Best,',
  warm: 'All the best,',
  formal: 'Kind regards,',
};

/** What follows a first message without an answer; the last one says that it is the last. */
export const FOLLOW_UPS: readonly { subject: string; sentences: readonly string[] }[] = [
  {
    subject: 'One more thought on {company}',
    sentences: [
      'My question about {company} still stands.',
      'A short answer is enough: yes, no, or who else I should ask.',
    ],
  },
  {
    subject: 'Is this yours, {first_name}?',
    sentences: [
      'Perhaps this is not your subject at {company}.',
      'A name is enough, and I will write there instead.',
    ],
  },
];
export const LAST_STEP = {
  subject: 'My last note',
  sentences: [
    'This is my last note on this.',
    'If it becomes a subject at {company} later, write to me any time.',
  ],
} as const;

export const FALLBACK_SUBJECT = 'A short question';

/** How a rule about the framework opens what follows the first message. */
export const FRAMEWORK_FOLLOW_UPS: Record<string, readonly string[]> = {
  PAS: ['Perhaps the work by hand at {company} is not urgent.', 'Such work rarely gets smaller by itself.'],
  BAB: [
    'Think of the same week at {company} half a year from now.',
    'The one task is gone, or it is still there.',
  ],
  AIDA: [
    'One more thought for you as {job_title}.',
    'The rest of a week often hangs on the smallest task in it.',
  ],
  QVC: ['One question is still open.', 'The answer tells both of us whether a conversation is worth it.'],
};

/** Subject lines by the style that the library learns. One that names a number needs a number: there is none here. */
export const SUBJECT_STYLES: Record<string, string> = {
  question: 'What would you change at {company}?',
  company_name: 'A thought on {company}',
  first_name: '{first_name}, one thought',
  statement: 'One thought on everyday work',
};
/** More than the 40 characters that the library calls short. */
export const LONG_SUBJECT = 'One question about everyday work at {company}, {first_name}';
