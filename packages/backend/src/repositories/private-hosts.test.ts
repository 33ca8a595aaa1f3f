import { describe, expect, it } from "vitest";
import { isPrivateHost } from "./private-hosts.ts";

/** Normalized by the URL parser. */
const hostOf = (host: string) => new URL(`https://${host}/`).hostname;

describe("a private host", () => {
  it.each([
    "localhost",
    "LOCALHOST",
    "localhost.",
    "localhost..",
    "a.localhost",
    "printer.local",
    "git.internal",
    "nas.lan",
    "router.home.arpa",
    "server",
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f.1",
    "017700000001",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "198.18.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "[::1]",
    "[::ffff:127.0.0.1]",
    "[fe80::1]",
    "[fd00::1]",
    "[2606:4700::1]",
  ])("is %s", (host) => {
    expect(isPrivateHost(hostOf(host))).toBe(true);
  });

  it.each([
    "github.com",
    "git.example.org",
    "8.8.8.8",
    "9.255.255.255",
    "11.0.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "192.169.0.0",
    "localhost.example.org",
    "10.0.0.1.example.org",
  ])("is not %s", (host) => {
    expect(isPrivateHost(hostOf(host))).toBe(false);
  });
});
