import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Properties = Record<string, string | null>;
type Stored = { properties: Properties; contacts?: string[] };
type Fault = { status: number; headers?: Record<string, string> } | 'silence' | 'garbage';

/** A server on localhost that answers as HubSpot's CRM API v3 does. */
export async function hubspotServer(token: string) {
  const objects = new Map<string, Stored>();
  const faults: Fault[] = [];
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const fault = faults.shift();
    if (fault === 'silence') return;
    if (fault === 'garbage') return void response.end('<html>bad gateway</html>');
    if (fault) return fail(response, fault.status, 'INTERNAL_ERROR', fault.headers);
    if (request.headers.authorization !== `Bearer ${token}`)
      return fail(response, 401, 'INVALID_AUTHENTICATION');
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const [, type = '', id = ''] = /^\/crm\/v3\/objects\/(\w+)\/(\w+)$/.exec(pathname) ?? [];
    const found = objects.get(`${type}/${id}`);
    if (!found) return fail(response, 404, 'OBJECT_NOT_FOUND');
    const asked = (searchParams.get('properties') ?? '').split(',');
    answer(response, 200, {
      id,
      properties: {
        ...Object.fromEntries(asked.map((name) => [name, found.properties[name] ?? null])),
        createdate: '2026-01-01T00:00:00Z',
        hs_lastmodifieddate: '2026-01-02T00:00:00Z',
        hs_object_id: id,
      },
      createdAt: '2026-01-01T00:00:00Z',
      updatedAt: '2026-01-02T00:00:00Z',
      archived: false,
      ...(found.contacts && searchParams.get('associations') === 'contacts'
        ? {
            associations: {
              contacts: {
                results: found.contacts.map((contact) => ({
                  id: contact,
                  type: `${type.slice(0, -1)}_to_contact`,
                })),
              },
            },
          }
        : {}),
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    has: (path: string, stored: Stored) => objects.set(path, stored),
    /** The next requests fail like this, one each. */
    fails: (...next: Fault[]) => faults.push(...next),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function fail(response: ServerResponse, status: number, category: string, headers?: Record<string, string>) {
  answer(
    response,
    status,
    { status: 'error', message: 'words of HubSpot', correlationId: 'c-1', category },
    headers,
  );
}

function answer(response: ServerResponse, status: number, body: object, headers?: Record<string, string>) {
  response.writeHead(status, { 'content-type': 'application/json;charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}
