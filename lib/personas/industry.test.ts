import { describe, expect, it } from 'vitest';
import { industriesOf, industryOf } from './industry';

describe('industryOf', () => {
  it.each([
    ['Financial services', 'finance'],
    ['FinTech', 'finance'],
    ['Retail banking', 'finance'],
    ['Insurance', 'finance'],
    ['Health technology', 'healthcare'],
    ['medical', 'healthcare'],
    ['Pharmaceuticals', 'healthcare'],
    ['Computer Software', 'technology'],
    ['IT', 'technology'],
    ['telecommunications', 'technology'],
    ['Manufacturing', 'manufacturing'],
    ['Automotive', 'manufacturing'],
    ['Retail', 'retail'],
    ['E-commerce', 'retail'],
    ['Logistics', 'transport'],
    ['Professional services', 'professional_services'],
    ['employment', 'professional_services'],
    ['Higher Education', 'education'],
    ['Real-estate', 'real_estate'],
    ['Oil & Gas', 'energy'],
    ['entertainment', 'media'],
    ['Government administration', 'public_sector'],
    ['Zoo keeping', 'other'],
  ])('%s is %s', (text, industry) => {
    expect(industryOf(text)).toBe(industry);
  });

  it('does not guess from nothing', () => {
    expect(industryOf(null)).toBeNull();
    expect(industryOf('  – ')).toBeNull();
  });

  it('does not find a word inside another', () => {
    expect(industryOf('Hospitality')).toBe('other');
    expect(industryOf('Fitness')).toBe('other');
  });
});

it('maps the spellings that name something', () => {
  expect(industriesOf(['SaaS', 'saas ', '--'])).toEqual({ SaaS: 'technology', 'saas ': 'technology' });
});
