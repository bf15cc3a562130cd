/** What can be imported, and the two answers that any column may get: for the browser, without the validator. */
export const IMPORT_KINDS = [
  'deals',
  'companies',
  'contacts',
  'activities',
  'deal_stage_changes',
  'products',
  'team_members',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const KIND_LABELS: Record<ImportKind, string> = {
  deals: 'Deals',
  companies: 'Companies',
  contacts: 'Contacts',
  activities: 'Activities',
  deal_stage_changes: 'Stage history',
  products: 'Products',
  team_members: 'Team members',
};

/** A column that is not wanted. */
export const IGNORE = 'ignore';
/** A column that Winloop has no field for and keeps under its own name. */
export const ATTRIBUTES = 'attributes';
