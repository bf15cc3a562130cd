import type { ImportKind } from './kinds';

export type FieldType =
  | 'text'
  | 'name'
  | 'company'
  | 'email'
  | 'owner_email'
  | 'amount'
  | 'currency'
  | 'status'
  | 'timestamp'
  | 'date'
  | 'whole_number'
  | 'employees'
  | 'company_size'
  | 'yes_no'
  | 'activity_kind'
  | 'direction'
  | 'duration'
  | 'domain'
  | 'time_zone'
  | 'object';
export type Field = {
  field: string;
  label: string;
  type: FieldType;
  required?: boolean;
  /** Header names without spaces and punctuation, likeliest first. */
  synonyms: readonly string[];
};

const f = (field: string, label: string, type: FieldType, synonyms = '', required = false): Field => ({
  field,
  label,
  type,
  synonyms: synonyms.split(' ').filter(Boolean),
  ...(required ? { required } : {}),
});

const OWNER = [
  f(
    'owner_email',
    'Owner e-mail',
    'owner_email',
    'owneremail dealowneremail contactowneremail repemail salesrepemail',
  ),
  f(
    'owner_name',
    'Owner name',
    'text',
    'owner salesagent agent salesrep rep ownername dealowner opportunityowner contactowner salesperson accountexecutive assignedto verkäufer',
  ),
];
const ACCOUNT =
  'account accountname company companyname organization organisation organizationname client customer firma associatedcompany';

export const FIELDS: Record<ImportKind, readonly Field[]> = {
  deals: [
    f(
      'external_id',
      'Id',
      'name',
      'opportunityid dealid id recordid externalid dealrecordid opportunity opportunitynumber crmid',
      true,
    ),
    f('status', 'Status', 'status', 'status dealstatus outcome result wonlost opportunitystatus', true),
    f('stage', 'Stage', 'text', 'stage dealstage stagename opportunitystage pipelinestage salesstage phase'),
    f('name', 'Name', 'text', 'name dealname opportunityname title deal dealtitle'),
    f(
      'amount',
      'Amount',
      'amount',
      'amount closevalue dealvalue value dealamount revenue price totalamount opportunityamount betrag acv tcv',
    ),
    f('currency', 'Currency', 'currency', 'currency currencycode currencyisocode dealcurrency währung'),
    f('company', 'Company', 'company', ACCOUNT),
    f(
      'contact_email',
      'Contact e-mail',
      'email',
      'contactemail email primarycontactemail buyeremail customeremail',
    ),
    ...OWNER,
    f('product', 'Product', 'text', 'product productname item sku produkt'),
    f('source', 'Source', 'text', 'source leadsource dealsource originalsource'),
    f('competitor', 'Competitor', 'text', 'competitor competitors maincompetitor'),
    f(
      'opened_at',
      'Opened',
      'timestamp',
      'openedat openeddate engagedate createdate createddate createdat opendate dateopened startdate dealcreateddate created',
    ),
    f(
      'expected_close_on',
      'Expected close',
      'date',
      'expectedcloseon expectedclosedate expectedclose forecastclosedate targetclosedate estimatedclosedate',
    ),
    f(
      'closed_at',
      'Closed',
      'timestamp',
      'closedat closedate closeddate dateclosed wontime losttime actualclosedate closed',
    ),
  ],
  companies: [
    f('external_id', 'Id', 'name', 'companyid accountid id recordid externalid'),
    f('name', 'Name', 'name', `name ${ACCOUNT}`, true),
    f('domain', 'Domain', 'domain', 'domain website companydomain companydomainname url web homepage'),
    f('industry', 'Industry', 'text', 'industry sector vertical branche'),
    f(
      'employees',
      'Employees',
      'employees',
      'employees numberofemployees employeecount headcount noofemployees mitarbeiter',
    ),
    f('company_size', 'Company size', 'company_size', 'companysize size segment sizesegment'),
    f(
      'region',
      'Region',
      'text',
      'region officelocation country location territory billingcountry hqcountry',
    ),
  ],
  contacts: [
    f('external_id', 'Id', 'name', 'contactid leadid id recordid externalid personid'),
    f('email', 'E-mail', 'email', 'email emailaddress workemail contactemail mail'),
    f('name', 'Name', 'text', 'name fullname contactname contact person'),
    f('job_title', 'Job title', 'text', 'jobtitle title role position'),
    f('company', 'Company', 'company', ACCOUNT),
    f('industry', 'Industry', 'text', 'industry sector'),
    f('region', 'Region', 'text', 'region country location territory'),
    f('lead_source', 'Lead source', 'text', 'leadsource source originalsource'),
    f('time_zone', 'Time zone', 'time_zone', 'timezone tz'),
    ...OWNER,
    f('training_consent', 'Training consent', 'yes_no', 'trainingconsent consent gdprconsent'),
  ],
  activities: [
    f('external_id', 'Id', 'name', 'activityid id recordid externalid taskid eventid engagementid'),
    f('kind', 'Kind', 'activity_kind', 'kind type activitytype engagementtype tasksubtype', true),
    f('direction', 'Direction', 'direction', 'direction inboundoutbound emaildirection calldirection'),
    f(
      'occurred_at',
      'When',
      'timestamp',
      'occurredat date activitydate timestamp when time createdat startdatetime duedate',
      true,
    ),
    f('contact_email', 'Contact e-mail', 'email', 'contactemail email to toemail recipient attendee'),
    f(
      'deal_external_id',
      'Deal id',
      'name',
      'dealexternalid dealid opportunityid opportunity deal relatedtoid whatid',
    ),
    f('subject', 'Subject', 'text', 'subject title subjectline'),
    f('body', 'Text', 'text', 'body notes description text content comments message'),
    f(
      'duration_seconds',
      'Duration (seconds)',
      'duration',
      'durationseconds duration calldurationinseconds callduration',
    ),
    f('metadata', 'Details', 'object', 'metadata'),
  ],
  deal_stage_changes: [
    f('deal_external_id', 'Deal id', 'name', 'dealexternalid dealid opportunityid opportunity deal id', true),
    f('from_stage', 'From stage', 'text', 'fromstage previousstage oldstage oldvalue from'),
    f('to_stage', 'To stage', 'name', 'tostage newstage stage newvalue to stagename dealstage', true),
    f(
      'occurred_at',
      'When',
      'timestamp',
      'occurredat changedat changedate date timestamp lastmodified editdate enteredat',
      true,
    ),
  ],
  products: [
    f('external_id', 'Id', 'name', 'productid id sku productcode externalid'),
    f('name', 'Name', 'name', 'name product productname', true),
    f('series', 'Series', 'text', 'series family productfamily category productline'),
    f('sales_price', 'Sales price', 'amount', 'salesprice price listprice unitprice preis'),
    f('currency', 'Currency', 'currency', 'currency currencycode currencyisocode'),
  ],
  team_members: [
    f('external_id', 'Id', 'name', 'userid employeeid id externalid'),
    f('name', 'Name', 'name', 'name salesagent agent salesrep rep fullname owner member', true),
    f('email', 'E-mail', 'email', 'email emailaddress workemail'),
    f('manager', 'Manager', 'text', 'manager managername teamlead supervisor reportsto'),
    f('region', 'Region', 'text', 'regionaloffice region office territory team'),
  ],
};

export function fieldOf(kind: ImportKind, name: string): Field | undefined {
  return FIELDS[kind].find(({ field }) => field === name);
}

/** Where the rest goes: columns that no field takes. Stage changes have no place for it. */
export function bagOf(kind: ImportKind): 'attributes' | 'metadata' | null {
  if (kind === 'deal_stage_changes') return null;
  return kind === 'activities' ? 'metadata' : 'attributes';
}
