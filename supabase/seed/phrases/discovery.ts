/** Discovery: what we heard and what it means. */
export const DISCOVERY = {
  subjects: [
    'Discovery with {first}',
    'First call: {company}',
    'Discovery notes',
    'Call with {first} and {other}',
    'What {company} needs',
  ],
  pain: [
    '{first} described {pain}.',
    'Main problem in their words: {pain}.',
    'They lose about {n} hours a week because of {pain}.',
    'The trigger was a customer who complained in {month}; behind it is {pain}.',
    'Started politely, then {first} opened up about {pain}.',
    '{other} added the number behind it: {pct} % of orders are touched by it.',
    'Nothing is on fire, but everybody in the room nodded at {pain}.',
    'They call it something else, but it is {pain}.',
  ],
  today: [
    'Today they run on {system}.',
    'Everything sits in {system}, which {other} maintains.',
    'They tried to fix it inside {system} and gave up.',
    '{system} is not written off until next year, which finance will bring up.',
    'Integration with {system} is a must, not a wish.',
    'IT wants to get rid of {system} anyway.',
  ],
  goal: [
    'Success for them: {goal}.',
    'By {month} they want to {goal}.',
    'The board has asked operations to {goal}.',
    '{first} is measured on one thing: to {goal}.',
    'If we help them to {goal}, the rest is detail.',
  ],
  next: [
    'Next step: demo with their own data on {weekday}.',
    'Agreed: they send a data extract, we come back on {weekday}.',
    'I owe them a one-page summary before {weekday}.',
    'Next call with {other} to go through the process.',
    'No next step agreed; I have to win one.',
    'They asked for a workshop at {site}.',
  ],
} as const;

export const CHAMPION = {
  strong: [
    '{first} is clearly pushing this: had our summary on the agenda of the management meeting.',
    '{first} rehearsed our argument with {other} before the call. That is a champion.',
    'Champion: {first} sends me internal questions before they become objections.',
    '{first} told me how the decision is really made and who can stop it.',
    '{first} built the business case with us, in their own template.',
    'Got a message from {first} on Sunday with figures for the board paper.',
    '{first} is putting their name on this project.',
    '{first} got us twenty minutes with the managing board without my asking.',
  ],
  some: [
    '{first} likes it, but won’t carry it through the house alone.',
    '{first} is friendly and helpful, influence unclear.',
    'Support from {first} as long as it costs no political capital.',
    '{first} answers questions but doesn’t start anything.',
    '{first} wants it, {other} has to want it too.',
    '{first} asked us for slides to forward, a fair sign.',
  ],
  none: [
    'No champion so far: everybody agrees and nobody acts.',
    'I still don’t know who wants this.',
    '{first} was sent to collect offers and says so.',
    '{first} will change jobs in {month}; we need somebody else.',
    'Nobody on their side has asked us for anything yet.',
    '{first} cancelled twice and sent a junior colleague.',
    'Feels like we are the third quote for procurement.',
  ],
} as const;

export const BUDGET = {
  confirmed: [
    'Budget is approved: {amount} in this year’s plan.',
    '{other} confirmed the money is released.',
    'Cost centre and amount are known, {otherTitle} has signed it off.',
    'Budget line exists and is ours to lose.',
    'They moved the money from a project that was stopped in {month}.',
    'Finance approved up to {amount} without a second round.',
  ],
  planned: [
    'Budget is planned for next quarter, not approved yet.',
    'They are asking for {amount} in the {month} round.',
    'Money depends on the half-year figures.',
    '{other} says the budget is “foreseen”, which is not a yes.',
    'Business case needed before finance looks at it.',
    'Funding could come from IT or operations; they are still sorting it out.',
  ],
  none: [
    'No budget this year; they would have to take it from somewhere.',
    'Spending freeze since {month}, every purchase over 5,000 goes to the board.',
    'Nobody could name a budget.',
    '“If it is good, money will be found”, says {first}. I have heard that before.',
    'Their budget was cut by {pct} % in {month}.',
    'They hoped it would be cheaper than one planner.',
  ],
} as const;

export const STAKEHOLDERS = {
  many: [
    'Now {n} people involved: operations, IT, finance and the works council.',
    '{other}, {otherTitle}, joined and asked the best questions.',
    'Met the {otherTitle} today; wants the same thing for another reason.',
    'Had operations and finance in one call for the first time.',
    'Every function that signs has now seen it.',
  ],
  few: [
    'Still only talking to {first}.',
    '{first} prefers to keep others out until later. Risky.',
    'Asked for an introduction to finance, was told “soon”.',
    'Single contact, single opinion.',
    'Nobody but {first} has seen the product.',
  ],
  executive: [
    'Short call with the executive sponsor: two questions, both about risk.',
    'Managing director joined for ten minutes and asked what happens if they do nothing.',
    'COO wants a one-page decision paper by {weekday}.',
    'CFO asked about the exit clause, then about the payback. Good sign.',
    'Executive dinner in {site}: they see this as part of the {month} programme.',
  ],
} as const;
