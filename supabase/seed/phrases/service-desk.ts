/** What customers ask Larkspur's two agents, and what they are told. Every answer fits every question of its intent. */
export type Intent = { weight: number; questions: readonly string[]; answers: readonly string[] };

export const INTENTS: Readonly<Record<string, Intent>> = {
  invoice_copy: {
    weight: 17,
    questions: [
      'Can you send me a copy of our last invoice?',
      'I need the October invoice again, our accounting never got it.',
      'Please send the invoice to buchhaltung@odland-werke.example.',
      'Where do I find the invoice for our licence?',
      'Our customer number is 4471092318, can I get the latest invoice as a PDF?',
      'We need a copy of the invoice for the audit.',
    ],
    answers: [
      'I have sent the invoice to the address we have on file. It should be there in a minute.',
      'Done: the PDF is in your account under Billing, and a copy is on its way by e-mail.',
    ],
  },
  demo_booking: {
    weight: 14,
    questions: [
      'Can I book a demo for this week?',
      'I would like to see Larkspur Plan live, when is somebody free?',
      'Is there a demo slot on Thursday afternoon?',
      'Can you put us down for a demo? Call me back on +44 20 7946 0958.',
      'My colleague wants a demo of the shop-floor screens, what times do you have?',
    ],
    answers: [
      'Thursday at 14:00 and Friday at 10:30 are free. Which one suits you?',
      'I have booked it. The invitation comes by e-mail, with a link for up to ten people.',
    ],
  },
  pricing: {
    weight: 15,
    questions: [
      'What does Larkspur Plan cost for forty planners?',
      'Is the price per user or per site?',
      'Do you have a discount for a contract of three years?',
      'How much more is the Suite than Plan alone?',
      'Are there extra costs for the first rollout?',
    ],
    answers: [
      'The licence is priced by the size of the company, not by user: for two hundred people Larkspur Plan is 38,000 euros a year, rollout included.',
      'Contracts of three years are eight per cent less a year. I can have a written offer sent to you today.',
    ],
  },
  erp_connection: {
    weight: 13,
    questions: [
      'Does Larkspur connect to SAP?',
      'Can it read our orders from Microsoft Dynamics?',
      'We still run an old ERP on premises. Is there a way to connect it?',
      'How often are stock levels synchronised with the ERP?',
      'Who sets up the connection to our ERP, you or us?',
    ],
    answers: [
      'Yes. Orders, stock and routings come over every five minutes; the connector is set up together with your IT in about two days.',
      'There is a connector for it. Where one is missing, a nightly file with orders and stock is enough to begin with.',
    ],
  },
  rush_orders: {
    weight: 12,
    questions: [
      'How do I put a rush order into a plan that is already released?',
      'A rush order came in, can the plan move the rest by itself?',
      'What happens to delivery dates when I insert a rush order?',
      'Can I see which orders will be late because of a rush order?',
    ],
    answers: [
      'Open the order, choose Insert now, and Larkspur shows which orders move and by how much before anything is released.',
      'The plan is computed again in a few seconds. Orders that would be late are marked, and you decide which may slip.',
    ],
  },
  data_import: {
    weight: 10,
    questions: [
      'How do I import our routings from Excel?',
      'The import says that a column is unknown, what should I do?',
      'Can I undo an import that went wrong?',
      'Which format do you need for the bill of materials?',
    ],
    answers: [
      'Use Import, choose the file and map its columns; the dry run shows every row that would be refused. An import can be undone for thirty days.',
      'A spreadsheet with one row for each operation is enough. The template under Import has all columns with examples.',
    ],
  },
  terminal_offline: {
    weight: 10,
    questions: [
      'The terminal on line three shows no orders.',
      'Our shop-floor terminal says offline since this morning.',
      'Workers cannot report finished parts, the screen is frozen.',
      'How do I restart the terminal without losing reports?',
    ],
    answers: [
      'Hold the power button for ten seconds. What was reported while it was offline is kept and sent when the terminal is back.',
      'It usually lost its network. Check the cable, then choose Reconnect in the menu; orders appear within a minute.',
    ],
  },
  password_reset: {
    weight: 9,
    questions: [
      'I forgot my password and the mail does not come.',
      'How do I reset the password of a colleague?',
      'I am locked out after too many attempts.',
    ],
    answers: [
      'I have sent a new link; it is good for one hour. Please look in the spam folder too.',
      'An admin can do that under Settings, Members: choose the person, then Send link.',
    ],
  },
};

/** How the two troubles of these weeks sound. */
export const TROUBLES = {
  invoice_copy: {
    errors: [
      'Billing service timed out after 8000 ms (request 51824)',
      'Billing service timed out after 8000 ms (request 60377)',
      'Billing service timed out after 8000 ms (request 72911)',
    ],
    answers: [
      'I am sorry, I cannot reach the billing system right now. Please try again later.',
      'Something went wrong while I looked for the invoice.',
    ],
  },
  demo_booking: {
    errors: [
      'Calendar answered 401: token "cal-7f2" has expired',
      'Calendar answered 401: token "cal-9b0" has expired',
    ],
    answers: [
      'I cannot see the calendar at the moment.',
      'I could not book that. Could you write to us instead?',
    ],
  },
} as const;

export const STRAY = {
  errors: ['The answer was empty', 'Speech was not understood'],
  answers: ['Sorry, I did not get that.', 'Could you say that again?'],
} as const;

/** What people of Larkspur taught the agents by hand. */
export const TAUGHT = [
  {
    pattern_type: 'hand-over',
    description:
      'When the billing system does not answer, do not ask the customer to try again. Offer that a colleague mails the invoice within the hour, and ask for the customer number.',
    intent: 'invoice_copy',
    days: null,
  },
  {
    pattern_type: 'answer',
    description:
      'Until the end of the quarter, contracts of three years are eight per cent less a year. Say so when somebody asks for a price, and offer a written quote.',
    intent: 'pricing',
    days: 40,
  },
] as const;

export const BETTER_ANSWER =
  'The billing system is down for the moment. A colleague will mail you the invoice within the hour; may I have your customer number?';
