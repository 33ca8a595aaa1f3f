import { describe, expect, test } from "vitest";
import { createSecretSearch } from "./secret-search.ts";

const TOKEN = 'ghp_0123/+"abcdef';
const KEY = JSON.stringify({ kty: "EC", x: "public-part", d: "private-part-of-the-key" });
const search = createSecretSearch({ token: TOKEN, key: KEY, endpoint: "ws://browser:3333/0123456789abcdef" });

describe("a secret is found", () => {
  test.each([
    ["as it is", `before ${TOKEN} after`],
    ["in JSON", JSON.stringify({ header: TOKEN })],
    ["in JSON in JSON", JSON.stringify({ body: JSON.stringify({ header: TOKEN }) })],
    ["in an address", `https://example.org/?t=${encodeURIComponent(TOKEN)}`],
    ["in base64", Buffer.from(TOKEN).toString("base64")],
    ["in base64 after one byte", Buffer.from(`:${TOKEN}!`).toString("base64")],
    ["in base64 after a name, as Git sends it", Buffer.from(`x-access-token:${TOKEN}`).toString("base64")],
    ["in base64 for addresses", Buffer.from(`{"t":"${TOKEN}`).toString("base64url")],
    ["in hexadecimal", Buffer.from(TOKEN).toString("hex")],
  ])("%s", (_, text) => {
    expect(search(text)).toEqual(["token"]);
    expect(search(Buffer.from(text))).toEqual(["token"]);
  });
});

test("a key is searched by its private part, an address by its path", () => {
  expect(search("public-part browser:3333")).toEqual([]);
  expect(search('"d":"private-part-of-the-key"')).toEqual(["key"]);
  expect(search("GET /0123456789abcdef HTTP/1.1")).toEqual(["endpoint"]);
});

test("a text without a secret has no findings", () => {
  expect(search("ghp_ and nothing more")).toEqual([]);
});
