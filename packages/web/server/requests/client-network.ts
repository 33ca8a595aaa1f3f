import { isIP } from "node:net";

/**
 * The network that one client controls: an IPv4 address, or the first 64 bits of an IPv6 address,
 * which a client may vary as it likes (RFC 6177).
 */
export function clientNetwork(address: string): string {
  const mapped = address.replace(/^::ffff:(?=[\d.]+$)/i, "");
  if (isIP(mapped) !== 6) return mapped;
  const [start = "", end] = mapped.split("::");
  const groups = start === "" ? [] : start.split(":");
  const missing = end === undefined ? 0 : 8 - groups.length - end.split(":").length;
  const whole = [...groups, ...Array<string>(Math.max(missing, 0)).fill("0"), ...(end ?? "").split(":")];
  return whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group || "0", 16).toString(16))
    .join(":");
}
