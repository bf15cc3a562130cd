import { describe, expect, it } from 'vitest';
import { auditActor, auditDetails, auditWords } from './audit-words';

describe('the audit log in words', () => {
  it('says what happened to what', () => {
    expect(auditWords({ action: 'api_keys.insert', entity: 'api_keys' })).toBe('API key added');
    expect(auditWords({ action: 'subject_erased', entity: 'crm_notes' })).toBe('Crm notes subject erased');
  });
  it('lists the details', () => {
    expect(auditDetails({ changed: ['name', 'time_zone'], role: 'admin' })).toBe(
      'Changed: name, time zone · Role: admin',
    );
    expect(auditDetails({})).toBe('');
  });
  it('names who did it, also when they are gone', () => {
    const names = { a: 'Ana' };
    expect(auditActor({ actor_id: 'a', actor_kind: 'user' }, names)).toBe('Ana');
    expect(auditActor({ actor_id: 'b', actor_kind: 'user' }, names)).toBe('A former member');
    expect(auditActor({ actor_id: null, actor_kind: 'system' }, names)).toBe('Winloop');
  });
});
