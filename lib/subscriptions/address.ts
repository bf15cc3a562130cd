import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

const PRIVATE = 'The address leads into a private network.';
const LOCAL_NAMES = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa)\.?$/i;

/** Is this IP address one of the public internet? Mapped, translated and tunnelled forms of private ones are not. */
export function isPublic(ip: string): boolean {
  // Of IPv6, ipaddr.js also calls what nobody has assigned yet unicast: only 2000::/3 is in use.
  const address = ipaddr.process(ip);
  return address.range() === 'unicast' && (address.kind() === 'ipv4' || /^[23]/.test(address.toString()));
}

/** Why events may not be sent to this address, or null. Names are resolved only when something is sent. */
export function refusalOf(text: string, allowPrivate: boolean): string | null {
  if (!URL.canParse(text)) return 'This is not a web address.';
  const { protocol, username, password, hostname } = new URL(text);
  if (username || password)
    return 'Leave out the user name and password: the signature says who is speaking.';
  if (allowPrivate && protocol === 'http:') return null;
  if (protocol !== 'https:') return 'Events are sent over https only.';
  if (allowPrivate) return null;
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) ? !isPublic(host) : LOCAL_NAMES.test(host)) return PRIVATE;
  return null;
}

type Answer = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void;

/** Resolves as Node does, and refuses what is not public: the address that was checked is the one that is connected to. */
export function publicLookup(hostname: string, options: LookupOptions, answer: Answer): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return answer(error ?? new Error('No address.'), '', 0);
    if (!addresses.every(({ address }) => isPublic(address)))
      return answer(Object.assign(new Error(PRIVATE), { code: 'EPRIVATE' }), '', 0);
    if (options.all) answer(null, addresses);
    else answer(null, first.address, first.family);
  });
}
