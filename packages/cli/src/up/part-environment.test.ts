import { createSigningKey, publicJwks } from "@fondation/backend";
import { Secret } from "@fondation/environment";
import { expect, test } from "vitest";
import { partEnvironment } from "./part-environment.ts";

const keys = (["FONDATION_SIGNING_KEY", "FONDATION_ADMIN_KEY", "FONDATION_ACCESS_TOKEN"] as const).map(
  (variable) => ({ variable, path: `/keys/${variable}`, made: true }),
);
const signingKey = new Secret(await createSigningKey(), "FONDATION_SIGNING_KEY");

const given = (part: Parameters<typeof partEnvironment>[0]) =>
  Object.fromEntries(
    Object.entries(partEnvironment(part, keys, signingKey)).filter(([, value]) => value !== undefined),
  );

test("each part gets its own keys as file names", () => {
  expect(given("web")).toEqual({
    FONDATION_SIGNING_KEY_FILE: "/keys/FONDATION_SIGNING_KEY",
    FONDATION_ACCESS_TOKEN_FILE: "/keys/FONDATION_ACCESS_TOKEN",
  });
  expect(given("worker")).toEqual({ FONDATION_SIGNING_KEY_FILE: "/keys/FONDATION_SIGNING_KEY" });
});

test("the backend gets the public half of the signing key only", () => {
  expect(given("backend")).toEqual({
    FONDATION_ADMIN_KEY_FILE: "/keys/FONDATION_ADMIN_KEY",
    FONDATION_JWKS: publicJwks(signingKey.reveal()),
  });
});

test("only the part that reads a token gets it", () => {
  expect(partEnvironment("web", keys, signingKey)).toMatchObject({ GITHUB_TOKEN: undefined });
  expect(Object.keys(partEnvironment("web", keys, signingKey))).toContain("GITHUB_TOKEN_FILE");
  expect(Object.keys(partEnvironment("worker", keys, signingKey))).not.toContain("GITHUB_TOKEN");
});

test("a key of another installation is removed from every part", () => {
  for (const part of ["backend", "web", "worker"] as const) {
    const changes = partEnvironment(part, keys, signingKey);
    expect(Object.keys(changes)).toContain("FONDATION_SIGNING_KEY");
    expect(changes.FONDATION_SIGNING_KEY).toBeUndefined();
  }
});
