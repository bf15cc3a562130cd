/**
 * Texts with a topic each, and queries with what they ask for: a topic, in the texts' words or in others, or one text
 * by the beginning of it.
 */
export type Labelled = {
  texts: (readonly [topic: string, text: string])[];
  queries: (readonly [topic: string, query: string])[];
};

const deal = (name: string, facts: string, notes: string) => `${name}. ${facts}. Latest: ${notes}.`;

export const deals: Labelled = {
  texts: [
    [
      'retail-pos',
      deal(
        'Corner Shop point of sale',
        'Retail, product GTX Basic, stage Proposal',
        'Demo of the till, Question about receipts printing',
      ),
    ],
    [
      'retail-pos',
      deal(
        'Fashion chain checkout renewal',
        'Retail, product GTX Basic, stage Negotiation',
        'Till hardware for 40 stores, Discount request',
      ),
    ],
    [
      'retail-pos',
      deal(
        'Bookstore cash desk',
        'Retail, product GTX Plus, stage Won',
        'Cashier training, Signed order form',
      ),
    ],
    [
      'hospital',
      deal(
        'City hospital patient records',
        'Medical, product MG Special, stage Security review',
        'Data protection officer joins, HIPAA questionnaire',
      ),
    ],
    [
      'hospital',
      deal(
        'Clinic group scheduling',
        'Medical, product MG Advanced, stage Demo',
        'Nurses want calendar, Doctor champion on holiday',
      ),
    ],
    [
      'hospital',
      deal(
        'Dental practice imaging',
        'Medical, product MG Special, stage Lost',
        'Chose competitor Dentix, Price objection',
      ),
    ],
    [
      'bank',
      deal(
        'Regional bank fraud alerts',
        'Finance, product GTX Pro, stage Procurement',
        'Vendor risk form, Penetration test report',
      ),
    ],
    [
      'bank',
      deal(
        'Credit union onboarding',
        'Finance, product GTX Pro, stage Won',
        'Compliance signed off, Kickoff planned',
      ),
    ],
    [
      'bank',
      deal(
        'Insurance claims intake',
        'Finance, product GTX Plus Pro, stage Negotiation',
        'Legal redlines on liability, Actuary asks for export',
      ),
    ],
    [
      'logistics',
      deal(
        'Harbour warehouse tracking',
        'Logistics, product GTK 500, stage Pilot',
        'Forklift scanners tested, Wi-Fi in hall 3',
      ),
    ],
    [
      'logistics',
      deal(
        'Parcel depot routing',
        'Logistics, product GTK 500, stage Proposal',
        'Drivers like the app, Fuel savings estimate',
      ),
    ],
    [
      'logistics',
      deal(
        'Cold storage monitoring',
        'Logistics, product GTX Plus Basic, stage Stalled',
        'No reply since the temperature sensors arrived',
      ),
    ],
    [
      'school',
      deal(
        'University library access',
        'Education, product MG Advanced, stage Tender',
        'Public tender documents, Student portal login',
      ),
    ],
    [
      'school',
      deal(
        'High school laptops',
        'Education, product GTX Basic, stage Won',
        'Teacher workshop, Budget approved by district',
      ),
    ],
    [
      'school',
      deal(
        'Online course platform',
        'Education, product GTX Plus Basic, stage Lost',
        'Built it in house, Professor left the project',
      ),
    ],
    [
      'energy',
      deal(
        'Wind farm maintenance',
        'Energy, product GTK 500, stage Demo',
        'Turbine technicians on site, Offline mode needed',
      ),
    ],
    [
      'energy',
      deal(
        'Solar installer quoting',
        'Energy, product GTX Pro, stage Proposal',
        'Roof planner integration, Subsidy deadline',
      ),
    ],
    [
      'energy',
      deal(
        'Grid operator outage desk',
        'Energy, product GTX Plus Pro, stage Security review',
        'Control room visit, Critical infrastructure audit',
      ),
    ],
  ],
  queries: [
    ['retail-pos', 'till for stores'],
    ['retail-pos', 'shops that want a new cash register'],
    ['hospital', 'MG Special medical'],
    ['hospital', 'healthcare provider with doctors and nurses'],
    ['bank', 'vendor risk penetration test finance'],
    ['bank', 'financial institution deals with compliance'],
    ['logistics', 'warehouse forklift GTK 500'],
    ['logistics', 'shipping and delivery companies'],
    ['school', 'teacher workshop education'],
    ['school', 'college students and learning'],
    ['energy', 'wind turbine energy'],
    ['energy', 'electricity and renewable power'],
    ['Dental practice', 'Dentix'],
    ['City hospital', 'HIPAA'],
    ['Solar installer', 'subsidy'],
    ['Insurance claims', 'actuary redlines'],
    ['Cold storage', 'temperature sensors no reply'],
    ['University library', 'public tender'],
    ['Grid operator', 'critical infrastructure'],
  ],
};

export const messages: Labelled = {
  texts: [
    ['price', 'This is too expensive for us.'],
    ['price', 'The price is above our budget.'],
    ['price', 'We cannot afford it.'],
    ['timing', 'Not now, maybe next quarter.'],
    ['timing', 'We are too busy, ask again in spring.'],
    ['timing', 'Please come back later this year.'],
    ['authority', 'I am not the right person for this.'],
    ['authority', 'My boss decides about such purchases.'],
    ['authority', 'You should talk to our head of IT.'],
    ['competitor', 'We already use another vendor.'],
    ['competitor', 'We signed with your competitor last year.'],
    ['competitor', 'Our current provider does this for us.'],
    ['meeting', 'Can we talk on Tuesday at ten?'],
    ['meeting', 'Let us schedule a call next week.'],
    ['meeting', 'I am free on Friday morning.'],
    ['stop', 'Please remove me from your list.'],
    ['stop', 'Do not write to me again.'],
    ['stop', 'Unsubscribe.'],
  ],
  queries: [
    ['price', 'costs too much money'],
    ['price', 'too expensive'],
    ['timing', 'this is a bad moment'],
    ['timing', 'next quarter'],
    ['authority', 'somebody else makes the decision'],
    ['authority', 'not the right person'],
    ['competitor', 'happy with a different supplier'],
    ['competitor', 'already use another vendor'],
    ['meeting', 'when are you available for a chat'],
    ['meeting', 'schedule a call'],
    ['stop', 'stop sending me emails'],
    ['stop', 'remove from list'],
    ['Unsubscribe', 'unsubscribe'],
    ['You should talk', 'IT'],
  ],
};
