import type { Industry, Product } from '../vendor';

/** What hurts, in the customer's words. Fits after "struggling with" and "because of". */
export const PAINS: Record<Product, readonly string[]> = {
  'Larkspur Plan': [
    'a weekly plan that is out of date by Tuesday',
    'forecasts that live in eleven spreadsheets',
    'too much stock of the wrong parts',
    'planners who rebuild the schedule by hand after every rush order',
    'suppliers who learn about changes a week late',
    'no way to see what a new order does to the old ones',
    'monthly S&OP meetings that argue about whose number is right',
    'overtime that nobody saw coming',
    'changeovers that eat the Friday shift',
    'safety stock set once in 2019 and never touched since',
  ],
  'Larkspur Track': [
    'customers asking where their shipment is and nobody knowing',
    'carriers that send their status by e-mail',
    'detention fees found out about weeks later',
    'a control tower that is one person with two phones',
    'cold-chain claims without temperature proof',
    'three carrier portals and no common view',
    'late deliveries that surface in the complaint, not before',
    'proof of delivery on paper',
    'dock appointments that collide every Monday',
    'returns that vanish between the depot and the warehouse',
  ],
  'Larkspur Service': [
    'technicians driving twice because a part was missing',
    'a dispatch board on a whiteboard',
    'maintenance contracts billed months late',
    'repeat visits on one job in four',
    'service reports typed up on Sunday evening',
    'no idea which machines run out of warranty next quarter',
    'spare parts scattered over forty vans',
    'response times nobody can prove to the customer',
    'an ageing crew whose knowledge is in their heads',
    'emergency calls that wreck the plan by ten o’clock',
  ],
  'Larkspur Suite': [
    'planning, shipping and service that each keep their own truth',
    'a customer promise date that three departments calculate three ways',
    'month-end reports that take nine days',
    'an acquisition that doubled the number of systems',
    'interfaces that break every time somebody changes a field',
    'a board that wants one margin figure per order and gets four',
    'orders that fall between planning and dispatch',
    'master data cleaned by an intern every summer',
  ],
};

export const SYSTEMS: readonly string[] = [
  'a twelve-year-old ERP module',
  'spreadsheets on a shared drive',
  'a home-grown Access database',
  'two systems from the last merger',
  'a planning tool whose vendor stopped updating it',
  'e-mail and goodwill',
  'an AS/400 that only Friday’s contractor understands',
  'a cloud tool that operations never adopted',
  'whiteboards and a messaging group',
  'a data warehouse that refreshes overnight',
];

export const GOALS: Record<Industry, readonly string[]> = {
  Manufacturing: [
    'cut inventory by ten per cent',
    'hold delivery dates above 95 %',
    'plan the new line before it opens',
    'halve the changeover losses',
  ],
  Logistics: [
    'answer every status question within a minute',
    'bring detention cost down by a third',
    'win the tender that asks for live tracking',
    'add a depot without adding dispatchers',
  ],
  Retail: [
    'keep promotions in stock',
    'get store deliveries into a two-hour window',
    'see returns the day they leave the store',
    'survive the Christmas peak without agency staff',
  ],
  Healthcare: [
    'keep devices available for every theatre slot',
    'prove the cold chain to the auditor',
    'stop borrowing equipment between sites',
    'have one service record per device',
  ],
  'Financial services': [
    'know where every leased asset is',
    'settle claims with proof of delivery',
    'give auditors one trail',
    'price residual values on usage',
  ],
  Energy: [
    'bring planned outages down to the promised hours',
    'get crews to the right turbine with the right part',
    'meet the regulator’s response times',
    'see the state of every site on one page',
  ],
  'Professional services': [
    'bill field work the same week',
    'stop double-booking the survey teams',
    'show clients progress without a phone call',
    'plan people across offices',
  ],
};

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;
