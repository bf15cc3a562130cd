import type { Demo } from './local-app';

const CONTACTS = 8;

/** Personas of the people heard from last, so that a first look finds some. Does nothing when there are any. */
export async function samplePersonas({ api_url, api_key }: Demo): Promise<void> {
  const call = async (path: string, body?: object): Promise<{ data: { id: string }[] }> => {
    const response = await fetch(api_url + path, {
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      headers: { authorization: `Bearer ${api_key}`, 'content-type': 'application/json' },
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return response.json();
  };
  const there = await call('/personas?limit=1');
  if (there.data.length > 0) return;
  const contacts = await call(`/contacts?sort=-last_activity_at&limit=${CONTACTS}`);
  for (const { id } of contacts.data) await call('/personas', { contact_id: id, mode: 'rag' });
}
