/** First contact and qualification. Each list is one slot of a message; a message takes one line from each. */
export const OUTREACH = {
  subjects: [
    '{pain_short} at {company}?',
    'A question about {company}',
    '{company} and {product}',
    'Who looks after this at {company}?',
    'Saw your {site} site',
    'Idea for {company}',
    '{first}, a short question',
  ],
  open: [
    'I noticed that {company} is hiring two planners in {site}.',
    'Your {month} announcement about {site} made me curious.',
    '{other} at a company much like yours told me to write to you.',
    'Most {industry} teams of your size tell us about {pain}.',
    'I have spent the last year with {industry} companies, and one thing keeps coming up: {pain}.',
    'You don’t know me, so I will keep this to four lines.',
    'I read your interview about growing {company} and one sentence stuck.',
    'We helped a {industry} company with {n} sites to {goal}.',
  ],
  reason: [
    'Usually the cause is {system}, and it gets worse with every new site.',
    'If that sounds familiar, I can show you how others got out of it.',
    'With {product} a team like yours was able to {goal} within {n} months.',
    'I would guess that {system} plays a part, but you know better.',
    'It costs more than people think: about {pct} % of the operating budget where we measured it.',
    'I may be wrong about this, and would like to hear where.',
  ],
  ask: [
    'Is this on your list this year?',
    'Would twenty minutes on {weekday} be worth it?',
    'If you are not the right person, who is?',
    'Shall I send two pages, or would a call be easier?',
    'A simple “not now” is a fine answer too.',
    'May I ask three questions by e-mail?',
  ],
} as const;

export const FOLLOW_UP = {
  subjects: [
    'Re: {company} and {product}',
    'One more thought',
    'Following up',
    'Did this get lost?',
    'Two pages, as promised',
  ],
  open: [
    'I know {month} is busy, so only this:',
    'Following up on my note of last week.',
    'I said I would not chase, and then I found something that fits.',
    'In case my last message went under:',
    'A colleague of yours looked at our page about {product} yesterday, which is why I write again.',
    'Short follow-up, {first}.',
  ],
  reason: [
    'a {industry} company with {n} sites published its figures, and they are close to what you have.',
    'the two pages attached show what the first eight weeks look like.',
    'we now connect to {system} without a project.',
    'the calculation attached uses public figures of {company}; correct me where it is off.',
    'the recording is four minutes long and shows nothing but the screen.',
  ],
  ask: [
    'Worth a look?',
    'Shall we talk on {weekday}?',
    'If it is a no, tell me and I will stop.',
    'Who else should see this?',
    'Tell me a month and I will come back then.',
  ],
} as const;

export const INBOUND_INTEREST = {
  subjects: [
    'Question about {product}',
    'Request for a demo',
    'Interest in {product}',
    'Pricing for about {seats} users',
    'Do you work with {industry} companies?',
  ],
  open: [
    'we came across {product} while looking for a way to {goal}.',
    'a former colleague recommended you.',
    'I saw your talk in {site} and would like to know more.',
    'our team is struggling with {pain}.',
    'we have about {seats} people who would use this.',
    'we are replacing {system} and have you on the list.',
  ],
  detail: [
    'Today we run on {system}.',
    'It would have to be live before {month}.',
    'We also talk to {competitor}, to be open about it.',
    'The driver is simple: we want to {goal}.',
    'I would bring {other}, our {otherTitle}, to the first call.',
    'Budget is being discussed, so a rough figure would help.',
  ],
  ask: [
    'Could you show us on {weekday}?',
    'What does it cost for {seats} users?',
    'Who is our contact on your side?',
    'Do you have a reference we could call?',
    'Could you send something that I can forward?',
  ],
} as const;

export const REPLY_WARM = {
  open: [
    'Good timing, we talked about exactly this on {weekday}.',
    'Yes, {pain} is our daily life.',
    'Thanks, that is more specific than what I usually get.',
    'You guessed right about {system}.',
    'I forwarded this to {other}, who wants to hear more.',
    'Happy to talk.',
    'That figure got my attention.',
  ],
  next: [
    '{weekday} at ten works for me.',
    'Send me an invite for next week, {other} should be in it.',
    'Please send the two pages first, then we talk.',
    'What would you need from us beforehand?',
    'I can give you half an hour on {weekday}.',
    'Call me, it is easier: I am in the office until {weekday}.',
  ],
} as const;

export const REPLY_COOL = {
  open: [
    'Thanks for the note.',
    'Not a priority right now.',
    'We looked at something like this last year.',
    'I am not sure we have the problem you describe.',
    'This would be {other}’s topic, I only own part of it.',
    'We are in the middle of another rollout.',
  ],
  next: [
    'Send me something short and I will see.',
    'Try again in {month}.',
    'I would need to understand what is different from {competitor}.',
    'A call would be too early.',
    'I can’t promise anything, but go ahead and send it.',
    'Let me check internally and come back to you.',
  ],
} as const;
