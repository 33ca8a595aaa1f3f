import { expect, test } from "vitest";
import { holdsSecret, secretsIn, withoutSecrets } from "./secrets.ts";

// Joined, so that no scanner takes this file for a leak.
const KEY = ["AKIA", "Q7XPLMZNVBCWERTY"].join("");
const EXAMPLE = ["AKIA", "IOSFODNN7EXAMPLE"].join("");

test("a key is found after one that says that it is an example", () => {
  expect(secretsIn(`${EXAMPLE} ${KEY}`)).toEqual([{ name: "an AWS access key", at: 21 }]);
  expect(secretsIn(EXAMPLE)).toEqual([]);
});

test("each key of a text becomes an ellipsis", () => {
  expect(withoutSecrets(`a ${KEY} b ${EXAMPLE} c ${KEY}`)).toBe(`a … b ${EXAMPLE} c …`);
});

test("a line holds a secret when it begins a private key", () => {
  expect(holdsSecret("-----BEGIN RSA PRIVATE KEY-----")).toBe(true);
  expect(holdsSecret("-----BEGIN PUBLIC KEY-----")).toBe(false);
});
