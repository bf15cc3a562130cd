import type { FactBook, PersonaInput, PersonaRecord } from './facts';
import { formatDay, listed, plural } from './format';
import type { Heard } from './said';
import { coreOf, distinct } from './said';
import { saidReceipt } from './said-receipt';

const SIZES: Record<string, string> = {
  small: 'a small company',
  medium: 'a medium-sized company',
  large: 'a large company',
};

/** What the records say, as receipts that both modes may cite. */
export function recordReceipts(
  book: FactBook,
  record: PersonaRecord,
): { contact: string; company: string | null } {
  const { company } = record;
  const parts = [
    record.job_title ? `job title ${record.job_title}` : 'no job title',
    record.region && `region ${record.region}`,
    record.email && 'e-mail address on record',
    record.time_zone && `time zone ${record.time_zone}`,
  ].filter(Boolean);
  const contact = book.receipt({
    type: 'contact',
    label: `Contact record, last changed on ${formatDay(record.updated_at)}: ${parts.join(', ')}`,
    observed_at: record.updated_at,
    source_id: record.id,
  });
  if (!company) return { contact, company: null };
  const facts = [
    record.industry,
    company.employees !== null && plural(company.employees, 'employee'),
    company.company_size && `${company.company_size} by our scale`,
    company.region,
  ].filter(Boolean);
  const label = `Company record of ${company.name}, last changed on ${formatDay(company.updated_at)}`;
  return {
    contact,
    company: book.receipt({
      type: 'company',
      label: facts.length > 0 ? `${label}: ${facts.join(', ')}` : label,
      observed_at: company.updated_at,
      source_id: company.id,
    }),
  };
}

/** Role and company as the records state them. */
export function findRecord(book: FactBook, record: PersonaRecord): void {
  const { contact, company } = recordReceipts(book, record);
  const at = record.company ? ` at ${record.company.name}` : '';
  if (record.job_title) {
    const cited = company ? [contact, company] : [contact];
    book.claim('role', 'confirmed', `${record.job_title}${at}, as the contact record says.`, ...cited);
  }
  if (!record.company || !company) return;
  const { employees, company_size, region, name } = record.company;
  const size = SIZES[company_size ?? ''];
  const what = [
    record.industry && `in ${record.industry.toLowerCase()}`,
    employees !== null && `with ${plural(employees, 'employee')}`,
    region && `based in ${region}`,
  ].filter(Boolean);
  if (what.length > 0) {
    book.claim('company', 'confirmed', `${name} is ${size ?? 'a company'} ${what.join(', ')}.`, company);
  }
}

/** What the history adds to role and company: who else decides, what they work with, how often they bought. */
export function findStanding(
  book: FactBook,
  input: NonNullable<PersonaInput['history']>,
  heard: Heard,
): void {
  const { won, lost, open, n } = input.analysis.conversion;
  if (n + open > 0) {
    const closed = [...input.deals]
      .filter(({ status }) => status !== 'open')
      .sort((a, b) => (a.at < b.at ? 1 : -1));
    const counts = [`${won} won`, `${lost} lost`, open > 0 ? `${open} still open` : ''].filter(Boolean);
    const deals = input.deals.slice(0, 12);
    const since = deals.map(({ at }) => at).sort()[0];
    const id = book.receipt({
      type: 'analysis',
      label: `Deals with this contact: ${listed(counts)}${since ? `, the first of them on ${formatDay(since)}` : ''}`,
      observed_at: closed[0]?.at ?? since ?? input.analysis.as_of,
      sources: deals.map((deal) => ({ type: 'deal', id: deal.id, occurred_at: deal.at })),
    });
    book.claim('role', 'confirmed', `Our contact on their deals so far: ${listed(counts)}.`, id);
  }
  const [champion] = distinct(heard.themes.champion);
  const [reserved] = distinct(heard.themes.reserved);
  if (champion && reserved) {
    const [a, b] = [saidReceipt(book, champion), saidReceipt(book, reserved)];
    book.claim(
      'role',
      'inferred',
      `How much weight they carry is not settled: one note says “${coreOf(champion)}” (${formatDay(champion.text.at)}), another “${coreOf(reserved)}” (${formatDay(reserved.text.at)}).`,
      a,
      b,
    );
  } else if (champion) {
    const text = `Probably works for us inside the company: “${coreOf(champion)}” (${formatDay(champion.text.at)}).`;
    book.claim('role', 'inferred', text, saidReceipt(book, champion));
  } else if (reserved) {
    const text = `Probably not the one who carries it through: “${coreOf(reserved)}” (${formatDay(reserved.text.at)}).`;
    book.claim('role', 'inferred', text, saidReceipt(book, reserved));
  }
  const [signs] = distinct(heard.themes.signs);
  if (signs) {
    const text = `Does not decide alone, it seems: “${coreOf(signs)}” (${formatDay(signs.text.at)}).`;
    book.claim('role', 'inferred', text, saidReceipt(book, signs));
  }
  const [system, former] = distinct(heard.themes.system);
  if (system) {
    const day = formatDay(system.text.at);
    const who = system.text.by === 'them' ? `they wrote on ${day}` : `our note of ${day} says`;
    const text = `On what they work with, ${who}: “${coreOf(system)}”.`;
    book.claim('company', 'confirmed', text, saidReceipt(book, system));
  }
  if (former) {
    const text = `Also named for it, on ${formatDay(former.text.at)}: “${coreOf(former)}”.`;
    book.claim('company', 'confirmed', text, saidReceipt(book, former));
  }
}
