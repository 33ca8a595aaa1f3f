/**
 * Recognizes hosts that are not on the public internet (RFC 6890 and its registries; RFC 2606,
 * 6762, 8375 for names). Expects the `hostname` of a WHATWG URL, which has already normalized
 * `0x7f.1` and `2130706433` to `127.0.0.1`. A public name may still resolve to a private address,
 * so the connecting side must check again.
 */

const PRIVATE_SUFFIXES = [
  "localhost",
  "local",
  "internal",
  "intranet",
  "lan",
  "home.arpa",
  "test",
  "invalid",
];

/** First address and prefix length of each non-public IPv4 block. */
const PRIVATE_BLOCKS: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
];

/** Whether a host is a private or reserved address, or a name without public meaning. */
export function isPrivateHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/(?<!\.)\.+$/, "");
  // Public Git servers have names. All IPv6 literals are refused, because they have many notations.
  if (host.startsWith("[")) return true;
  const address = ipv4(host);
  if (address !== undefined) return PRIVATE_BLOCKS.some((block) => contains(block, address));
  return !host.includes(".") || PRIVATE_SUFFIXES.some((suffix) => host.endsWith(`.${suffix}`));
}

function ipv4(host: string): number | undefined {
  const parts = host.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part))) return undefined;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

function contains([first, length]: readonly [string, number], address: number): boolean {
  const size = 2 ** (32 - length);
  const start = ipv4(first) ?? 0;
  return address >= start && address < start + size;
}
