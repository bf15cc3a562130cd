import { stableId } from './ids';
import { REGIONS, type RegionWorld, type Spelling } from './names';
import { type Dice, dice } from './random';
import type { CompanyRow, ContactRow, Seller } from './rows';
import { JOB_TITLES, TRADES } from './trades';
import { INDUSTRY_WEIGHTS, type Industry, SOURCE_WEIGHTS } from './vendor';

export type Account = { company: CompanyRow; contacts: ContactRow[]; world: RegionWorld; industry: Industry };

const FOLD: Record<string, string> = { ß: 'ss', ø: 'o', Ø: 'O', æ: 'ae', ł: 'l', ı: 'i', đ: 'd', '’': '' };

/** Letters for an address: accents folded away, everything else dropped. */
export function latinSlug(text: string): string {
  return text
    .replace(/[ßøØæłıđ’]/g, (letter) => FOLD[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

const written = (name: Spelling): string => (typeof name === 'string' ? name : name[0]);

/** The order of the two names follows the script: family first in Chinese characters. */
function fullName(given: Spelling, family: Spelling): string {
  const han = /\p{Script=Han}/u.test(written(given)) && /\p{Script=Han}/u.test(written(family));
  return han ? `${written(family)} ${written(given)}` : `${written(given)} ${written(family)}`;
}
const latin = (name: Spelling): string => (typeof name === 'string' ? name : name[1]);

function sizeOf(employees: number): CompanyRow['company_size'] {
  if (employees <= 50) return 'small';
  return employees <= 200 ? 'medium' : 'large';
}

type PersonParts = { given: Spelling; family: Spelling; domain: string; taken: Set<string> };

function addressOf({ given, family, domain, taken }: PersonParts): string {
  const base = `${latinSlug(latin(given))}.${latinSlug(latin(family))}`;
  let address = `${base}@${domain}`;
  for (let n = 2; taken.has(address); n++) address = `${base}${n}@${domain}`;
  taken.add(address);
  return address;
}

function nameCompany(d: Dice, world: RegionWorld, industry: Industry, taken: Set<string>): string {
  for (let attempt = 0; ; attempt++) {
    const trade = d.pick(TRADES[industry] ?? ['Works']);
    const stem = d.pick(world.stems);
    // A large scenario runs out of pairs; a place number keeps the names apart.
    const name = `${stem} ${trade} ${attempt < 12 ? '' : `${d.whole(2, 9999)} `}${d.pick(world.forms)}`;
    if (!taken.has(name)) {
      taken.add(name);
      return name;
    }
  }
}

type AccountInput = {
  orgId: string;
  seed: number;
  count: number;
  from: Date;
  sellers: readonly Seller[];
};

/** Companies with two to seven contacts each. The same seed gives the same companies for every organisation. */
export function makeAccounts({ orgId, seed, count, from, sellers }: AccountInput): Account[] {
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const d = dice(seed, `company:${index}`);
    const world = d.weighted(REGIONS.map((region) => [region, region.weight] as const));
    const industry = d.weighted<Industry>(INDUSTRY_WEIGHTS);
    const name = nameCompany(d, world, industry, taken);
    const domain = `${latinSlug(name)}.example`;
    const employees = Math.round(Math.min(12_000, Math.max(9, d.skewed(190, 1.1))));
    const createdAt = new Date(from.getTime() - d.between(5, 90) * 86_400_000).toISOString();
    const externalId = `company-${String(index + 1).padStart(4, '0')}`;
    const company: CompanyRow = {
      id: stableId(orgId, externalId),
      org_id: orgId,
      external_id: externalId,
      name,
      domain,
      industry,
      employees,
      company_size: sizeOf(employees),
      region: world.region,
      attributes: {
        founded: d.whole(1921, 2021),
        sites: Math.max(1, Math.round(employees / d.between(60, 400))),
      },
      created_at: createdAt,
    };
    const seller = d.pick(sellers);
    const people = new Set<string>();
    const contacts = Array.from({ length: d.whole(2, employees > 500 ? 7 : 5) }, (_unused, n): ContactRow => {
      const given = d.pick(world.given);
      const family = d.pick(world.family);
      const key = `contact-${String(index + 1).padStart(4, '0')}-${n + 1}`;
      return {
        id: stableId(orgId, key),
        org_id: orgId,
        external_id: key,
        email: addressOf({ given, family, domain, taken: people }),
        name: fullName(given, family),
        job_title: d.weighted(JOB_TITLES),
        company_id: company.id,
        industry,
        region: world.region,
        lead_source: d.weighted(SOURCE_WEIGHTS),
        time_zone: d.pick(world.timeZones),
        owner_id: seller.id,
        owner_name: seller.name,
        training_consent: !d.chance(0.04),
        attributes: {},
        created_at: createdAt,
      };
    });
    return { company, contacts, world, industry };
  });
}
