import { type AddressInfo, createServer } from 'node:net';

/** A port that nothing listened on a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Whether somebody listens there, on any address of this machine. */
export async function isTaken(port: number): Promise<boolean> {
  for (const host of ['::', '127.0.0.1']) {
    const code = await listenError(port, host);
    if (code === 'EADDRINUSE' || code === 'EACCES') return true;
  }
  return false;
}

function listenError(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
