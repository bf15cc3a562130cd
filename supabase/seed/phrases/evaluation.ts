/** Evaluation: demos, questions, tests, objections. */
export const DEMO = {
  subjects: [
    'Demo of {product}',
    'Demo with their data',
    'Product walk-through',
    'Workshop at {site}',
    'Deep dive: {product}',
  ],
  went: [
    'Showed {product} on a copy of their data.',
    'Demo for {n} people, half of them from operations.',
    'Went through the three cases they had sent.',
    '{first} drove, I only answered questions.',
    'Started with the exception view, as {first} had asked.',
    'Two hours on site in {site}; saw {system} in action.',
    'Started late, lost the first ten minutes to their network.',
  ],
  liked: [
    'Best moment: the planner saw the effect of a rush order in a second.',
    'They liked that nothing has to be typed twice.',
    '{other} stayed twenty minutes longer to try it alone.',
    'The alerts convinced the sceptic in the room.',
    'Applause for the offline mode, of all things.',
    'They asked whether they could keep the test system.',
    '{otherTitle}: “this is what I drew on the whiteboard two years ago.”',
  ],
  disliked: [
    'The screen was called “busy” more than once.',
    'Missing for them: batch changes by spreadsheet.',
    'They need {n} languages, we have fewer.',
    'IT disliked that single sign-on is an extra step.',
    'Silence after the reporting part.',
    '{other} kept comparing with what they have and found ours slower to learn.',
    'They expected the mobile part to do more.',
  ],
  next: [
    'Next: pilot with one team, starting {weekday}.',
    'They collect feedback until {weekday}.',
    'We answer the open points in writing.',
    'Next: security review with IT.',
    'They want to see a customer in {industry}.',
    'Follow-up with {other} about the interfaces.',
  ],
} as const;

export const QUESTIONS = {
  subjects: [
    'Open points after the demo',
    'Questions from our IT',
    'Interfaces to our ERP',
    'A few questions',
    'Data protection',
    'Re: demo',
  ],
  open: [
    'the team liked the demo, and here is what came up.',
    'before we go on, our IT needs answers.',
    'thanks for your time on {weekday}.',
    'I collected the questions of {n} colleagues.',
    'we compared notes this morning.',
  ],
  ask: [
    'Where is the data stored, and who can read it?',
    'Can {product} read from {system} every five minutes?',
    'How long did the rollout take at a company with {n} sites?',
    'What happens to our data when we leave?',
    'Is there an audit log that the works council may see?',
    'Does the price change when we add {seats} users?',
    'Who supports us at two in the morning?',
    'Can we export everything without asking you?',
    'Which part of it have customers of our size not used?',
    'Do you have an interface for our scales and scanners?',
  ],
  close: [
    'An answer by {weekday} would be great.',
    'We decide about the pilot on {weekday}.',
    'Please copy {other}.',
    'A short call is fine too.',
    'No hurry, but it holds us up.',
  ],
} as const;

export const ANSWERS = {
  subjects: [
    'Re: Open points',
    'Answers to your questions',
    'Your questions, one by one',
    'Re: Interfaces',
    'Documents for your IT',
  ],
  open: [
    'here are the answers, one by one.',
    'good questions, and one honest “not yet”.',
    'I asked our engineers, this is what they say.',
    'short answers here, long ones attached.',
    'thank you for the list, it helps us too.',
  ],
  body: [
    'Data stays in Frankfurt, access is logged, and you hold the key.',
    'The interface to {system} exists; we set it up in two days at a similar company.',
    'The rollout took {n} weeks, of which one was ours.',
    'You can export everything at any time in open formats.',
    'More users don’t change the price per site.',
    'Batch changes by spreadsheet come in {month}; until then our team does it with you.',
    'We have a customer in {industry} who agreed to a call.',
    'The security report is attached, the last test found no high risk.',
  ],
  ask: [
    'Does that settle it for {other}?',
    'Shall we plan the pilot on {weekday}?',
    'What is still open?',
    'May I call you on {weekday}?',
    'Who has to see this before we go on?',
  ],
} as const;

export const COMPETITION = {
  behind: [
    '{competitor} is in, and the {otherTitle} has worked with them before.',
    '{competitor} offered a free year. We won’t.',
    'They have {competitor} in two sites already; switching cost is real.',
    '{first} thinks {competitor} is the safe choice.',
    '{competitor} was here on {weekday} with four people.',
    'Lost ground to {competitor} on the interface question.',
    'Their consultant gets a commission from {competitor}.',
  ],
  even: [
    'Two left: {competitor} and us.',
    'They compare us with {competitor}, mostly on price and speed of rollout.',
    '{competitor} is cheaper on paper, {first} asked us to explain the difference.',
    '{competitor} demoed last week; they liked the reports and missed the exception view.',
    'Asked openly where {competitor} is better. Answered openly.',
    'Reference calls with both vendors planned in {month}.',
  ],
  ahead: [
    '{competitor} couldn’t load their data, we did it in a day.',
    '{first} said {competitor} never asked what they need.',
    'Reference call for {competitor} went badly, according to {other}.',
    '{competitor} is out after the security review.',
    'Operations voted {n} to 1 for us over {competitor}.',
  ],
  none: [
    'No other vendor in the picture; the competitor is doing nothing.',
    'They asked nobody else so far.',
    'No competing offer, says {first}.',
    'Only alternative is to live with {system}.',
  ],
} as const;

export const OBJECTION = {
  price: [
    'Too expensive compared with what they pay for {system}.',
    '{first}: “I like it, at half the price.”',
    'They find the licence fine and the rollout too dear.',
    'Price came up three times in thirty minutes.',
    '{other} wants to pay per use.',
  ],
  timing: [
    'Not before {month}: peak season.',
    'They want to wait for the ERP upgrade.',
    'Project calendar is full until {month}.',
    'The new {otherTitle} starts in {month} and nobody decides before.',
    'Works council has to agree first, next meeting in {month}.',
  ],
  authority: [
    '{first} can’t decide and won’t say who can.',
    'Headquarters has to agree, we have never met them.',
    'Decision moved up a level, to people we don’t know.',
    'Procurement took over the conversation.',
  ],
  trust: [
    'They asked what happens if we are bought.',
    'Burnt by a project that ran {n} months late; want guarantees.',
    'IT doubts that a cloud tool survives their network.',
    'They want a customer of their size in {industry}, we have one and a half.',
  ],
} as const;
