import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { cpuGrowth } from "../testing/cpu-growth.ts";
import { redact } from "./redaction.ts";
import { Secret } from "./secret.ts";

describe("a secret", () => {
  const secret = new Secret('k3y "with" quotes/+', "TEST_KEY");

  test("cannot be printed by accident", () => {
    const printed = [
      String(secret),
      `${secret}`,
      JSON.stringify({ secret }),
      inspect({ secret }, { depth: 5 }),
    ];
    for (const text of printed) expect(text).toContain("[secret TEST_KEY]");
    expect(printed.join()).not.toContain("k3y");
  });

  test.each([
    ["plain", secret.reveal()],
    ["JSON", JSON.stringify(secret.reveal())],
    ["URL", encodeURIComponent(secret.reveal())],
    ["base64", Buffer.from(secret.reveal()).toString("base64")],
  ])("is redacted in text in its %s form", (_, form) => {
    const clean = redact(`before ${form} after`);
    expect(clean).toMatch(/^before "?\[secret TEST_KEY\]"? after$/);
  });

  test("that contains another is redacted completely", () => {
    new Secret("abcdef", "INNER");
    new Secret("abcdef-ghijkl", "OUTER");
    expect(redact("x abcdef-ghijkl y abcdef z")).toBe("x [secret OUTER] y [secret INNER] z");
  });

  test("of three characters is not redacted, to keep ordinary words", () => {
    new Secret("the", "SHORT");
    expect(redact("the end")).toBe("the end");
  });
});

test.each([
  ["sk-ant-oat01-abcdefgh", "a model's token"],
  ["ghp_0123456789abcdef", "a GitHub token"],
  ["eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl", "a JWT"],
])("%s is redacted although it was not registered (%s)", (credential) => {
  expect(redact(`got ${credential}.`)).not.toContain(credential);
});

test("credentials in an address are redacted, the address stays", () => {
  expect(redact("clone https://me:word@example.org/a.git")).toBe("clone https://[secret]@example.org/a.git");
});

test("an authorization header is redacted", () => {
  expect(redact('{"authorization":"Bearer abc.def"}')).toBe('{"authorization":"Bearer [secret]"}');
});

test("ordinary text stays as it is", () => {
  const text = "at https://example.org/a@b: mail me@example.org, 10 chapters";
  expect(redact(text)).toBe(text);
});

test.each([
  ["eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl.rest", "[secret token].rest"],
  ["a-eyJhbGciOi.eyJzdWIiOi.c2lnbmF0dXJl", "a-[secret token]"],
  ["a.eyJhbGciOi.b.c.eyJhbGciOi.b.c", "a.[secret token].[secret token]"],
  ["eyJ-eyJhbGciOi.b.c", "[secret token]"],
  [
    "xeyJhbGciOi.b.c eyJhbGciOi..c eyJa.b.c eyJhbGciOi.b",
    "xeyJhbGciOi.b.c eyJhbGciOi..c eyJa.b.c eyJhbGciOi.b",
  ],
])("of %s, only whole tokens are redacted", (text, clean) => {
  expect(redact(text)).toBe(clean);
});

describe("redacting takes time in proportion to the text", () => {
  test.each([
    ["a."],
    ["eyJ-"],
    ["eyJaaaaa."],
    ["eyJaaaaa-"],
    ["aaaaaaaa"],
    ["a://"],
    ["a:// "],
    ["authorization "],
    ["authorization: basic "],
    ["ghp_"],
    ["sk-ant-"],
    ["\t"],
  ])("%j", async (unit) => {
    const input = (length: number) => unit.repeat(length / unit.length);
    expect(await cpuGrowth(redact, input, 60_000)).toBeLessThan(10);
  });
});
