import { SALESFORCE_ORGANIZATION } from './keys';
import type { Message } from './steps';
import type { DealStep } from './wire-crm';

const STAGES = { open: 'Negotiation', won: 'Closed Won', lost: 'Closed Lost' } as const;

/** One Notification of an outbound message. Every value is text, and the Id could be read as a number. */
export function salesforceNotification({ email }: Message, step: DealStep): string {
  const { deal, state, at, cents } = step;
  const digits = String(deal).padStart(9, '0');
  return `<Notification><Id>04l0${String(at).slice(2, 10)}${digits.slice(3)}</Id><sObject xsi:type="sf:Opportunity" xmlns:sf="urn:sobject.enterprise.soap.sforce.com"><sf:Id>006${digits}1E5</sf:Id><sf:Amount>${(cents / 100).toFixed(2)}</sf:Amount><sf:Contact_Email__c>${email}</sf:Contact_Email__c><sf:CurrencyIsoCode>EUR</sf:CurrencyIsoCode><sf:IsClosed>${state !== 'open'}</sf:IsClosed><sf:IsWon>${state === 'won'}</sf:IsWon><sf:StageName>${STAGES[state]}</sf:StageName><sf:SystemModstamp>${new Date(at).toISOString()}</sf:SystemModstamp></sObject></Notification>`;
}

export const salesforceMessage = (notifications: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body><notifications xmlns="http://soap.sforce.com/2005/09/outbound"><OrganizationId>${SALESFORCE_ORGANIZATION}</OrganizationId><ActionId>04k000000000001AAA</ActionId><SessionId xsi:nil="true"/><EnterpriseUrl>https://example.my.salesforce.com/services/Soap/c/60.0</EnterpriseUrl><PartnerUrl>https://example.my.salesforce.com/services/Soap/u/60.0</PartnerUrl>${notifications.join('')}</notifications></soapenv:Body></soapenv:Envelope>`;

/** Anything but an Ack is sent again. */
export const isAcknowledged = (answer: string): boolean => /<Ack>\s*true\s*<\/Ack>/.test(answer);
