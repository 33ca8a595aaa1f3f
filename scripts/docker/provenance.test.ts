import { dirname } from "node:path";
import { expect, test } from "vitest";
import { provenance, webAddress } from "./provenance.ts";

test("the address of a remote has no credentials, and a directory has no address", () => {
  const told = "https://github.com/team/fondation";
  expect(webAddress("https://user:token@github.com/team/fondation.git")).toBe(told);
  expect(webAddress("git@github.com:team/fondation.git")).toBe(told);
  expect(webAddress("ssh://git@github.com/team/fondation")).toBe(told);
  for (const none of ["", "/srv/git/fondation", "file:///srv/git/fondation"])
    expect(webAddress(none)).toBe("");
});

test("an image can be traced back to its commit", async () => {
  const { version, revision } = await provenance(dirname(dirname(import.meta.dirname)));
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(revision).toMatch(/^[0-9a-f]{40}(-modified)?$/);
});
