export const TRADES: Record<string, readonly string[]> = {
  Manufacturing: [
    'Machinery',
    'Precision Parts',
    'Coatings',
    'Drives',
    'Plastics',
    'Metalworks',
    'Instruments',
    'Packaging',
  ],
  Logistics: ['Freight', 'Haulage', 'Cold Chain', 'Forwarding', 'Warehousing', 'Lines', 'Parcel'],
  Retail: ['Home', 'Outdoor', 'Foods', 'Books', 'Pharmacy', 'Garden', 'Fashion'],
  Healthcare: ['Clinics', 'Diagnostics', 'Medical', 'Care Homes', 'Dental', 'Laboratories'],
  'Financial services': ['Mutual', 'Leasing', 'Insurance', 'Savings', 'Payments'],
  Energy: ['Grid', 'Solar', 'Wind', 'Heat', 'Pipelines', 'Hydro'],
  'Professional services': ['Consulting', 'Engineering', 'Surveyors', 'Facilities', 'Architects'],
};

export const JOB_TITLES = [
  ['Head of operations', 16],
  ['Supply chain manager', 14],
  ['Chief operating officer', 9],
  ['IT director', 12],
  ['Chief financial officer', 8],
  ['Plant manager', 8],
  ['Procurement lead', 10],
  ['Service manager', 8],
  ['Business analyst', 8],
  ['Managing director', 4],
  ['Enterprise architect', 3],
] as const;
