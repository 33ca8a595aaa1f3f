import { expect, test } from "vitest";
import { admissionOf } from "./admission.ts";

const here = admissionOf({ host: "127.0.0.1" });
const everywhere = admissionOf({ host: "0.0.0.0" });
const REFUSED = { reason: expect.any(String) };

test.each(["127.0.0.1:3210", "localhost:3210", "LOCALHOST", "[::1]:3210", "127.8.8.8"])(
  "on a loopback address a program may ask for %s",
  (host) => expect(here({ headers: { host } })).toEqual({}),
);

test.each(["evil.example:3210", "127.0.0.1.evil.example", "localhost.evil.example", "192.168.1.2", ""])(
  "a loopback address refuses requests for the host « %s » (DNS rebinding)",
  (host) => {
    const origin = `http://${host}`;
    expect(here({ headers: { host } })).toEqual(REFUSED);
    expect(here({ headers: { host, origin } })).toEqual(REFUSED);
  },
);

test("on any other address every name is accepted", () => {
  for (const host of ["backend:3210", "127.0.0.1:3210", "convex.example.org"]) {
    expect(everywhere({ headers: { host } })).toEqual({});
  }
});

test("given names replace both defaults", () => {
  for (const host of ["127.0.0.1", "0.0.0.0"]) {
    const admit = admissionOf({ host, allowedHosts: ["Convex.example.org"] });
    expect(admit({ headers: { host: "convex.EXAMPLE.org:443" } })).toEqual({});
    expect(admit({ headers: { host: "127.0.0.1" } })).toEqual(REFUSED);
  }
});

test("the backend's own origin is admitted, even behind a proxy that terminates TLS", () => {
  const host = "127.0.0.1:3210";
  for (const origin of ["http://127.0.0.1:3210", "https://127.0.0.1:3210"]) {
    expect(here({ headers: { host, origin } })).toEqual({});
  }
});

test.each(["http://evil.example", "http://127.0.0.1:3000", "http://127.0.0.1", "null", "", "nonsense"])(
  "the origin « %s » is another one and refused, on every address",
  (origin) => {
    const headers = { host: "127.0.0.1:3210", origin };
    expect(here({ headers })).toEqual(REFUSED);
    expect(everywhere({ headers })).toEqual(REFUSED);
  },
);

test("origins that are given are admitted by name, or all of them", () => {
  const headers = { host: "127.0.0.1:3210", origin: "https://pages.example.org" };
  const some = admissionOf({ host: "127.0.0.1", allowedOrigins: ["https://pages.example.org/"] });
  expect(some({ headers })).toEqual({ crossOrigin: "https://pages.example.org" });
  expect(some({ headers: { ...headers, origin: "https://evil.example" } })).toEqual(REFUSED);
  const any = admissionOf({ host: "127.0.0.1", allowedOrigins: "any" });
  expect(any({ headers })).toEqual({ crossOrigin: "*" });
});
