/** What people answered, by what they meant. The seed knows the meaning; the product has to find it out. */
export const ANSWERS = {
  interested: [
    'Good timing, we talked about exactly this on {weekday}. Can you do next Tuesday at ten?',
    'Yes, {pain} is our daily life. Call me, I am in the office until {weekday}.',
    'That is more specific than what I usually get. Send me an invite for next week and add {other}.',
    'You guessed right about the system. What would you need from us to show it with our data?',
    'Happy to talk. {weekday} after two works, half an hour is enough.',
    'Interesting. How long does the first site take, and what does it cost for about {n}0 people?',
    'We are just writing the requirements for this. Could you come by in {site}?',
    'I’d like to see it. Can {other} from our IT join, she will ask about the interfaces.',
    'ok you have my attention. thursday 4pm?',
    'We looked at two vendors in spring and were not convinced. Show me what is different, {weekday} morning is free.',
    'This lands on my desk at the right moment, our contract for the current tool ends in {month}. Let’s set up a call.',
    'Please send the two pages and three slots for a call, I will pick one.',
    'Does it connect to SAP? If yes I want a demo before the budget round in {month}.',
    'Yes please, and bring somebody who has done it in a {industry} company before.',
    'My team would kiss your feet if this works. When can we see it?',
    'Let’s talk. Not this week, but {weekday} next week I have an hour.',
  ],
  lukewarm: [
    'Thanks for the note. Send me something short and I will see.',
    'Might be worth a look at some point. Keep me posted.',
    'Can you send the case study? No promises.',
    'What exactly do you do that our ERP doesn’t?',
    'Maybe. Who else in {industry} uses it?',
    'I have forwarded it to a colleague, let’s see what she says.',
  ],
  price: [
    'We priced this last year and it was far above what we can spend. No budget for it.',
    'Sounds nice but our tools budget is frozen until further notice.',
    'Too expensive for a company of our size, sorry.',
    'Unless it costs less than the intern who does it today, no.',
  ],
  timing: [
    'Not now, we are in the middle of another rollout. Try again in {month}.',
    'This quarter is impossible. Ask me again after the summer.',
    'We just moved offices, everything else has to wait until next year.',
    'Busy season until {month}, I can’t start anything new.',
  ],
  authority: [
    'I only own part of this. You would have to speak to {other}, our operations director.',
    'Not my decision, the group in {site} buys software for all of us.',
    'Wrong person, I left planning two years ago. Procurement handles this now.',
  ],
  competitor: [
    'We use Kestrel for this and are locked in for three more years.',
    'Already covered, Opsily does that for us and we’re content.',
    'We signed with Brightmoor in spring, so that train has left.',
    'Our own developers built it and it does what we need.',
  ],
  not_interested: [
    'No thanks.',
    'Not interested, please don’t follow up.',
    'We are not looking for anything like this.',
    'I get ten of these a day. Pass.',
  ],
  no_need: [
    'We only have one warehouse and nine people, there is nothing to plan here.',
    'We sold that part of the business last year, so it doesn’t apply to us any more.',
    'Honestly this problem doesn’t exist at {company}.',
  ],
  unsubscribe: [
    'Please take me off your list.',
    'Remove my address from your database and don’t write again.',
    'Unsubscribe.',
  ],
  away: [
    'Thank you for your message. I am out of the office until {weekday} and will answer after my return. In urgent cases please contact our service desk.',
    'Automatic reply: I am on parental leave until {month}. {other} is standing in for me.',
    'I’m travelling with limited access to e-mail and will get back to you as soon as I can. This message was sent automatically.',
    'Ihre Nachricht ist angekommen. Ich bin bis {weekday} nicht im Büro.',
    'This mailbox is no longer monitored. Please use the form on our website.',
  ],
} as const;

export type AnswerKind = keyof typeof ANSWERS;
