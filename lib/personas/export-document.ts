import type { Analysis } from './analysis-schema';
import { formatDay } from './export-format';
import { type ExportMetric, metricsOf } from './export-metrics';
import type { Persona, PersonaClaim, PersonaReceipt } from './schema';
import { PERSONA_SECTIONS, SECTION_LABELS } from './sections';

/** A receipt as it stands under a page: numbered by its first citation. */
export type ExportNote = {
  number: number;
  receipt: PersonaReceipt;
  text: string;
};
export type ExportLine = { text: string; basis: PersonaClaim['basis']; notes: number[] };
export type ExportSection = { title: string; lines: ExportLine[] };
export type ExportDocument = {
  title: string;
  /** Who it is about: "Ada Quoted, CFO, Larkspur". */
  subject: string;
  facts: { label: string; value: string }[];
  sections: ExportSection[];
  metrics: ExportMetric[];
  metricsAsOf: string;
  /** What the data-quality score is made of, in sentences. */
  quality: string[];
  notes: ExportNote[];
};

const MODE_WORDS = {
  basic: 'Basic: contact data only',
  rag: 'Enhanced: history, similar people, benchmarks and practices',
};

/** Numbers the receipts by their first citation; a claim cites only receipts that exist. */
function numbering(persona: Persona): Map<string, number> {
  const known = new Set(persona.evidence.map(({ id }) => id));
  const numbers = new Map<string, number>();
  for (const section of PERSONA_SECTIONS)
    for (const claim of persona.content.sections[section] ?? [])
      for (const id of claim.evidence)
        if (known.has(id) && !numbers.has(id)) numbers.set(id, numbers.size + 1);
  return numbers;
}

function noteText({ observed_at, label, quote }: PersonaReceipt): string {
  const text = `${label}${quote ? ` “${quote}”` : ''}`;
  const day = formatDay(observed_at);
  return label.includes(day) ? text : `${day}: ${text}`;
}

const ENGINES: Record<string, string> = { local: 'Local engine', anthropic: 'Claude', openai: 'OpenAI' };

function engineText({ engine, model, fallback_reason }: Persona['generation']): string {
  const name = ENGINES[engine] ?? engine;
  const isAlone = fallback_reason?.split('; ').every((part) => part.endsWith(': no_key'));
  if (isAlone) return `${name}; no language model is connected`;
  const missed = fallback_reason ? `; before it: ${fallback_reason.replaceAll('_', ' ')}` : '';
  return `${name}${model ? ` (${model})` : ''}${missed}`;
}

function factsOf({ generation, rating, contact }: Persona): ExportDocument['facts'] {
  const rated = rating.mean === null ? null : `${rating.mean.toFixed(1)} of 5 (n = ${rating.n})`;
  const facts: [string, string | null][] = [
    ['Industry', contact.industry],
    ['Generated', `${formatDay(generation.created_at)}, version ${generation.version}`],
    ['Method', MODE_WORDS[generation.mode]],
    ['Why basic', generation.mode === 'basic' ? generation.mode_reason : null],
    ['Engine', engineText(generation)],
    [
      'Data quality',
      generation.data_quality_score === null
        ? 'Not analysed'
        : `${Math.round(generation.data_quality_score)} of 100`,
    ],
    ['Interactions', String(generation.interactions)],
    ['Rating', rated],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value }] : []));
}

function qualityOf({ data_quality: { score, explanation, next } }: Analysis): string[] {
  if (explanation.length === 0) return [];
  return [
    `${score} of 100.`,
    ...explanation.map(({ points, max, text }) => `${text} (${points} of ${max})`),
    ...(next ? [`Cheapest next step, ${next.gain} points: ${next.text}`] : []),
  ];
}

/** A persona as it is read on paper: sections in order, evidence numbered as footnotes. */
export function personaDocument(persona: Persona, analysis: Analysis): ExportDocument {
  const numbers = numbering(persona);
  const { name, job_title, company } = persona.contact;
  const sections = PERSONA_SECTIONS.map((section) => ({
    title: SECTION_LABELS[section],
    lines: (persona.content.sections[section] ?? []).map(({ text, basis, evidence }) => ({
      text,
      basis,
      notes: evidence.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b),
    })),
  })).filter(({ lines }) => lines.length > 0);
  const notes = persona.evidence
    .flatMap((receipt) => {
      const number = numbers.get(receipt.id);
      return number === undefined ? [] : [{ number, receipt, text: noteText(receipt) }];
    })
    .sort((a, b) => a.number - b.number);
  return {
    title: persona.content.name,
    subject: [name, job_title, company].filter(Boolean).join(', ') || 'Contact without a name',
    facts: factsOf(persona),
    sections,
    metrics: metricsOf(analysis),
    metricsAsOf: analysis.as_of,
    quality: qualityOf(analysis),
    notes,
  };
}
