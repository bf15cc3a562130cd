import type { Cta, Framework, Hook, Tone } from '../outreach-model';

/** First letters to people who don't know us: one line for each choice that the agents logged. */
export const LETTER_SUBJECTS: Record<Hook, readonly string[]> = {
  trigger_event: ['{company} in {site}', 'Your new line in {site}', 'After your {month} announcement'],
  peer_result: [
    'How {n} {industry} teams did it',
    '{goal}: how others got there',
    'What your neighbours changed',
  ],
  question: ['A question about {company}', 'Who plans this at {company}?', '{first}, may I ask one thing?'],
  statistic: ['{pct} % of {industry} budgets', 'One number about {industry}', 'The {pct} % nobody books'],
};

export const LETTER_HOOKS: Record<Hook, readonly string[]> = {
  trigger_event: [
    'I saw that {company} is opening a second site in {site}.',
    'Your announcement in {month} mentioned {site}, and I wondered who has to make it work.',
    '{company} is hiring two planners in {site}, which usually means that something outgrew its tools.',
    'Congratulations on the award for {site}; the last year can’t have been quiet.',
  ],
  peer_result: [
    'A {industry} company with {n} sites managed to {goal} last year.',
    'Three {industry} teams of your size now {goal} without adding people.',
    'One of your neighbours in {site} used to live with {pain}, and no longer does.',
  ],
  question: [
    'When an order changes at noon, who at {company} knows by one o’clock?',
    'How does {company} deal with {pain} today?',
    'What would have to happen for {company} to {goal}?',
  ],
  statistic: [
    'About {pct} % of the operating budget of {industry} companies goes into work that is done twice.',
    '{pct} % of {industry} leaders told us that {pain} is their largest hidden cost.',
    'In {n} of 20 {industry} companies the plan is out of date by Tuesday.',
  ],
};

export const LETTER_BODIES: Record<Framework, readonly string[]> = {
  PAS: [
    'Most teams we meet struggle with {pain}. It rarely stays small: every new site makes it worse, and the cost shows up in overtime. {product} replaces {system} for exactly this part, nothing else.',
    'The usual story is {pain}, kept together by {system}. People get used to it until the first large customer asks for proof. {product} takes that work away in about {n} weeks.',
  ],
  BAB: [
    'Before: {pain}, and {system} in the middle of it. After: a team that can {goal}. {product} is the step between the two, and it starts with one site.',
    'Today many teams work around {pain}. A year from now you could {goal}. The way there is shorter than it looks: {n} weeks for the first site.',
  ],
  AIDA: [
    '{product} is the leading platform of its kind, used by {industry} companies in eleven countries. It brings planning, people and data together, and customers love how quickly it pays back. Imagine what it could do for {company}.',
    'We have just released the next generation of {product}. It is faster, smarter and easier than anything before, and {industry} teams are enthusiastic about it.',
  ],
  QVC: [
    'I ask because {pain} has a simple cause more often than not. {product} shows you within a week whether that holds for you, with your own data.',
    'If the answer is “{system}”, then we should compare notes: {product} lets teams {goal} and keeps what works.',
  ],
};

export const LETTER_ASKS: Record<Cta, readonly string[]> = {
  interest_question: [
    'Is this something you are looking at this year?',
    'Would it be worth a short exchange?',
    'Am I right that this sits with you?',
  ],
  send_resource: [
    'Shall I send you the two pages with their figures?',
    'I can send the calculation with public figures of {company}, if that helps.',
    'May I send you the short case study?',
  ],
  calendar_link: [
    'Book thirty minutes here: https://meet.larkspur.example/intro',
    'Pick a time that suits you in my calendar: https://meet.larkspur.example/intro',
    'Let’s get thirty minutes in the diary this week: https://meet.larkspur.example/intro',
  ],
};

export const LETTER_OPENINGS: Record<Tone, readonly string[]> = {
  direct: ['{first},', 'Hi {first},'],
  warm: ['Hello {first},', 'Good morning {first},'],
  formal: ['Dear {name},'],
};

export const LETTER_CLOSINGS: Record<Tone, readonly string[]> = {
  direct: ['{rep}', 'Thanks, {rep}'],
  warm: ['All the best, and a good week to you\n{rep}', 'Warm regards\n{rep}'],
  formal: ['Yours sincerely\n{rep}\nLarkspur Software', 'With kind regards\n{rep}\nLarkspur Software'],
};
