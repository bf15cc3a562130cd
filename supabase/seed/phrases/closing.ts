/** Proposal, negotiation and the end of it. */
export const PROPOSAL = {
  subjects: [
    'Proposal for {company}',
    'Our offer',
    'Offer, version {n}',
    '{product} for {company}',
    'Proposal and timeline',
  ],
  open: [
    'as agreed, here is our proposal for {product}.',
    'attached is the offer in the form that {other} asked for.',
    'this is the proposal with the numbers from our workshop.',
    'the offer is two pages; the rest is in the appendix.',
    'thank you for the open talk on {weekday}; the offer takes it up.',
  ],
  body: [
    'It covers {seats} users and starts with {site}.',
    'The yearly fee is {amount}, the rollout is a fixed price.',
    'We put the payback at {n} months and show how we get there.',
    'You can leave after the first year without a fee.',
    'Phase one proves the point: to {goal}.',
    'The timeline works backwards from {month}.',
    'I left out what you said you don’t need.',
  ],
  ask: [
    'Shall we go through it together on {weekday}?',
    'What would {other} change?',
    'What stands between this and a signature?',
    'When does the committee meet?',
    'Please tell me early if something is off.',
  ],
} as const;

export const DISCOUNT = {
  hard: [
    'procurement asks for {pct} % off the list price, otherwise we have to re-tender.',
    'to be clear: at this price we stop. We need {pct} % less.',
    'your competitor is {pct} % below you.',
    '{other} won’t sign without {pct} % discount and a longer payment term.',
    'we see the value, but {pct} % off is the condition for going on.',
    'I was told to come back with {pct} % or not at all.',
  ],
  soft: [
    'is there anything you can do on the first-year price?',
    'a small gesture would help me to sell it internally.',
    'could the training be included?',
    'would two years change the price?',
    'we can live with the price if payment is quarterly.',
    'the figure is fine; the payment term isn’t.',
  ],
} as const;

export const NEGOTIATION = {
  legal: [
    'Legal has the contract; {n} comments so far, none deadly.',
    'Their lawyer wants unlimited liability. Ours doesn’t.',
    'Data processing agreement signed off by both sides.',
    'Legal review takes until {weekday}, says {other}.',
    'Redlines came back: termination, liability, place of court.',
    'Third round with legal about the same clause.',
    'They insist on their own terms of purchase.',
  ],
  procurement: [
    'Procurement created us as a vendor.',
    'Procurement wants three quotes although the decision is made.',
    'Vendor form, insurance proof and tax paper sent.',
    'Purchase request is in the system, waiting for two approvals.',
    'Procurement met us for the first time and started at zero.',
  ],
  momentum: [
    '{first} set the kick-off date before the contract was signed.',
    'They asked for names of the project team.',
    'Signature planned for {weekday}.',
    'All approvals but one.',
    '{first} has booked the training room in {site}.',
  ],
  drag: [
    'Signature moved again, now {month}.',
    'No answer since the last version of the contract.',
    'The approver is on leave until {month}.',
    '{first} says “next week” for the third time.',
    'Close date moved by a month; reason given: priorities.',
    'They want to “sleep on it” until the figures for {month} are out.',
  ],
} as const;

export const CHASE = {
  subjects: [
    'Where do we stand?',
    'Re: Offer',
    'Checking in',
    '{company}: next step',
    'Still on for {month}?',
  ],
  open: [
    'I have not heard from you since {weekday}.',
    'checking in on our proposal.',
    'I would rather hear a no than nothing.',
    'we are holding the rollout slot in {month} for you.',
    'a short question, {first}:',
  ],
  ask: [
    'what has changed on your side?',
    'is the plan for {month} still right?',
    'who else should I talk to?',
    'shall I close the file for now?',
    'does {other} need anything from us?',
  ],
} as const;

export const PROGRESS_IN = {
  subjects: ['Re: Offer', 'Update from our side', 'Next step', 'Re: Where do we stand?', 'Good news'],
  warm: [
    'I presented it on {weekday} and nobody was against it.',
    '{other} agreed, so we are through with operations.',
    'please send the contract, legal knows it is coming.',
    'we want to start in {site}; can your team be here in {month}?',
    'the pilot did what you said it would.',
    'I got the figure for the business case: we lose {pct} % today.',
    'two colleagues want to join the project. That is new.',
  ],
  cool: [
    'no news from my side, sorry.',
    'the committee moved us to {month}.',
    'there are other opinions in the house, I can’t say more now.',
    'we are still comparing.',
    'I will come back when I know more.',
    '{other} doesn’t see the priority at present.',
    'we have to finish another project first.',
  ],
} as const;

export const ENDING = {
  won: [
    'Signed. {first} called before the document arrived.',
    'Won: contract for {product}, start in {site}.',
    'Purchase order is in. What decided it, in their words: we listened to operations.',
    'Closed won after {n} weeks of legal. {first} carried it over the line.',
    'Contract back, countersigned. Kick-off on {weekday}.',
    'Verbal yes from the {otherTitle}, paper followed an hour later.',
    'They chose us for the speed of the rollout.',
  ],
  lostCompetitor: [
    'Lost to {competitor}: existing contract and price.',
    'They go with {competitor}. {first} says it was close; I doubt it.',
    '{competitor} got it after a meeting we were not part of.',
    'Decision for {competitor}, reason given: fewer vendors.',
  ],
  lostBudget: [
    'Lost: budget was cut, project stopped.',
    'Finance said no. They will “look at it next year”.',
    'Spending freeze; {first} is sorry, and so am I.',
    'No money released, closing it.',
  ],
  lostSilence: [
    'No decision. Nobody answered {n} messages, closing it.',
    'Closed lost: went quiet after the proposal.',
    'They stay with {system}. Nothing we did moved them.',
    '{first} left the company, nobody took over.',
    'Project “postponed without date”.',
  ],
  lostFit: [
    'We don’t cover what they need in {industry}. Closing.',
    'Lost on interfaces: IT didn’t let us past the review.',
    'Evaluation says we fit {pct} %, they wanted more.',
    'They decided to change the process first and buy later.',
  ],
} as const;

export const TASKS = [
  'Send the summary to {first}',
  'Prepare the demo with their extract',
  'Ask {other} for the approval path',
  'Update the business case',
  'Call {first} about the open points',
  'Book travel to {site}',
  'Check the interface to {system} with engineering',
  'Send the reference contact',
  'Get the security report to IT',
  'Confirm the date with {otherTitle}',
] as const;
export const FILES = [
  'Security questionnaire, filled in',
  'Business case {company}',
  'Data extract from {system}',
  'Contract draft, version {n}',
  'Redlines from their legal team',
  'Rollout plan for {site}',
  'Requirements list',
  'Minutes of the workshop',
  'Reference sheet {industry}',
] as const;
export const GREETINGS = [
  'Hi {first},',
  'Hello {first},',
  'Dear {first},',
  'Good morning {first},',
  '{first},',
] as const;
export const GREETINGS_BACK = ['Hi {rep},', 'Hello {rep},', 'Dear {rep},', '{rep},', 'Hi,'] as const;
export const SIGN_OFFS = [
  'Best, {rep}',
  'Kind regards, {rep}',
  'Thanks, {rep}',
  'All the best, {rep}',
  'Many thanks, {rep}',
] as const;
export const SIGN_OFFS_BACK = [
  'Best, {first}',
  'Kind regards, {first}',
  'Thanks, {first}',
  'Regards, {first}',
  '{first}',
] as const;
