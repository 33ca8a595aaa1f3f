/**
 * Restricts the machines to which a worker connects. Any user can submit an address, so a name that
 * resolves to the worker's own network is refused, and Git connects to the address that was
 * checked.
 */
import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import { JobError } from "../failures/job-error.ts";

/**
 * IANA's special-purpose address ranges. A BlockList also applies the IPv4 rows to
 * `::ffff:a.b.c.d`.
 */
const PRIVATE_RANGES: readonly (readonly [network: string, prefix: number, family: "ipv4" | "ipv6"])[] = [
  ["0.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["127.0.0.0", 8, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.0.0.0", 24, "ipv4"],
  ["192.0.2.0", 24, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["198.51.100.0", 24, "ipv4"],
  ["203.0.113.0", 24, "ipv4"],
  ["224.0.0.0", 3, "ipv4"],
  ["::", 96, "ipv6"],
  ["::ffff:0:0:0", 96, "ipv6"],
  ["64:ff9b::", 96, "ipv6"],
  ["64:ff9b:1::", 48, "ipv6"],
  ["100::", 64, "ipv6"],
  ["2001::", 23, "ipv6"],
  ["2001:db8::", 32, "ipv6"],
  ["2002::", 16, "ipv6"],
  ["3fff::", 20, "ipv6"],
  ["5f00::", 16, "ipv6"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 9, "ipv6"],
  ["ff00::", 8, "ipv6"],
];

const privateAddresses = new BlockList();
for (const [network, prefix, family] of PRIVATE_RANGES) privateAddresses.addSubnet(network, prefix, family);

/**
 * Whether an IP address is not public: loopback, private, link-local, documentation, multicast, or
 * IPv4 wrapped in IPv6.
 */
export function isPrivateAddress(address: string): boolean {
  return privateAddresses.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** Returns every address of a name. */
export type Resolve = (name: string) => Promise<readonly string[]>;

const resolveBySystem: Resolve = async (name) => {
  const found = await lookup(name, { all: true });
  return found.map(({ address }) => address);
};

/**
 * The public addresses of a URL's host.
 * @throws JobError REPOSITORY_INVALID for a private address, REPOSITORY_NOT_FOUND for a name that
 * does not exist, NETWORK for a name that cannot be resolved.
 */
export async function publicAddresses(
  url: URL,
  resolve: Resolve = resolveBySystem,
): Promise<readonly string[]> {
  const host = hostnameOf(url);
  const addresses = isIP(host) === 0 ? await resolveName(host, resolve) : [host];
  if (addresses.some(isPrivateAddress)) {
    throw new JobError("address.private", { host: url.host });
  }
  return addresses;
}

/** A URL's host name, without the brackets of an IPv6 address. */
export function hostnameOf(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, "$1");
}

async function resolveName(host: string, resolve: Resolve): Promise<readonly string[]> {
  try {
    return await resolve(host);
  } catch (cause) {
    const unknown = cause instanceof Error && "code" in cause && cause.code === "ENOTFOUND";
    throw new JobError(unknown ? "address.unknown-host" : "address.unresolved-host", { host }, cause);
  }
}
