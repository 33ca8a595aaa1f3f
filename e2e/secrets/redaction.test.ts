import { expect, test } from "vitest";
import { createRedaction } from "./redaction.ts";
import { createSecretSearch } from "./secret-search.ts";

const SECRETS = {
  token: 'ghp_0123/+"abcdef',
  endpoint: "ws://browser:3333/0123456789abcdef",
};
const redact = createRedaction(SECRETS);

test("every form of a secret is replaced by its name, and the rest stays", () => {
  const { token } = SECRETS;
  const forms = [
    token,
    JSON.stringify({ header: token }),
    encodeURIComponent(token),
    Buffer.from(`x-access-token:${token}`).toString("base64"),
    Buffer.from(token).toString("hex"),
    "GET /0123456789abcdef HTTP/1.1",
  ];
  const { text, found } = redact(`before ${forms.join("\n")} after`);
  expect(createSecretSearch(SECRETS)(text)).toEqual([]);
  expect([...found].toSorted()).toEqual(["endpoint", "token"]);
  expect(text).toMatch(/^before \[redacted: token\]\n/);
  expect(text).toMatch(/\nGET \/\[redacted: endpoint\] HTTP\/1\.1 after$/);
});

test("a text without a secret is returned as it is", () => {
  expect(redact("ghp_ and nothing more")).toEqual({ text: "ghp_ and nothing more", found: [] });
});
