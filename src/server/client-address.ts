import { BlockList, isIPv4, isIPv6 } from 'node:net';
import { forwardedFor } from './forwarded.ts';

/** Where a request comes from. */
export interface ClientAddress {
  /** An IPv4 address, or the network of an IPv6 address: 64 bits are what one customer has. */
  readonly address: string;
  /** Whether it is this machine's own, and nobody else's who is behind something on this machine. */
  readonly here: boolean;
  /** Whether it says that it asks for others, and is not trusted to say for whom. */
  readonly untrusted: boolean;
}

/** What Yoga is told of a connection. Without one, as in `fetch`, this machine asks itself. */
export interface Connection {
  readonly peer?: string;
}

const THIS_MACHINE = '127.0.0.1';
const LOOPBACK = networks(['127.0.0.0/8', '::1']);

/**
 * Finds where requests come from. Only what these proxies say of their clients is believed, read from the nearest on up to the first that is
 * none of them. `proxies` are addresses, networks (10.0.0.0/8) and `loopback`.
 */
export function clientAddresses(proxies: readonly string[]): (connection: Connection, headers: Headers) => ClientAddress {
  const trusted = networks(proxies.flatMap((proxy) => (proxy === 'loopback' ? ['127.0.0.0/8', '::1'] : [proxy])));
  return ({ peer = THIS_MACHINE }, headers) => {
    const nearest = canonical(peer);
    // The connection has ended by now.
    if (nearest === null) return { address: 'unknown', here: false, untrusted: false };
    const said = forwardedFor(headers);
    if (said.length === 0 || !isIn(trusted, nearest)) {
      return { address: networkOf(nearest), here: said.length === 0 && isIn(LOOPBACK, nearest), untrusted: said.length > 0 };
    }
    const [client, other = client] = said.map((hops) => farthest(nearest, hops, trusted));
    // A proxy sets one of the headers, and may pass on the other as its client wrote it: which is which cannot be told.
    const agreed = client !== undefined && client.address === other?.address;
    return { address: networkOf(agreed ? client.address : nearest), here: agreed && client.here && other.here, untrusted: false };
  };
}

/** The farthest that is believed: the first who is no trusted proxy, or whoever is last. `here` where all on the way are this machine. */
function farthest(nearest: string, hops: Iterable<string>, trusted: BlockList): { address: string; here: boolean } {
  let address = nearest;
  let here = isIn(LOOPBACK, nearest);
  for (const hop of hops) {
    const next = canonical(hop);
    if (next === null) return { address, here: false };
    address = next;
    here &&= isIn(LOOPBACK, address);
    if (!isIn(trusted, address)) break;
  }
  return { address, here };
}

/** An address in its one shortest form, an IPv4 address in the form of IPv6 as what it is; null for what is none. */
function canonical(text: string): string | null {
  const [bare = ''] = text.split('%', 1);
  if (isIPv4(bare)) return bare;
  if (!isIPv6(bare)) return null;
  const short = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(short) ?? [];
  if (high === undefined || low === undefined) return short;
  return [high, low].flatMap((half) => [Number.parseInt(half, 16) >> 8, Number.parseInt(half, 16) & 255]).join('.');
}

/** The first 64 bits of an IPv6 address; an IPv4 address as it is. */
function networkOf(address: string): string {
  if (isIPv4(address)) return address;
  const [before = [], after = []] = address.split('::').map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = new Array<string>(8 - before.length - after.length).fill('0');
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}

function networks(entries: readonly string[]): BlockList {
  const list = new BlockList();
  for (const entry of entries) {
    const [network = '', bits] = entry.split('/');
    if (bits !== undefined) list.addSubnet(network, Number(bits), familyOf(network));
    else {
      const address = canonical(network) ?? network;
      list.addAddress(address, familyOf(address));
    }
  }
  return list;
}

function isIn(list: BlockList, address: string): boolean {
  return list.check(address, familyOf(address));
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}
