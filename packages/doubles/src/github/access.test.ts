import { describe, expect, test } from "vitest";
import { judge, readToken, refuseGit, refuseRest } from "./access.ts";

describe("readToken", () => {
  test.each([
    ["the password of Basic", `Basic ${Buffer.from("x-access-token:abc:d").toString("base64")}`, "abc:d"],
    ["Bearer", "Bearer abc", "abc"],
    ["the old scheme token", "token abc", "abc"],
    ["nothing from an unknown scheme", "Digest abc", undefined],
    ["nothing from no header", undefined, undefined],
  ])("reads %s", (_title, header, token) => {
    expect(readToken(header)).toBe(token);
  });
});

describe("Git over HTTP", () => {
  test.each([
    ["public, without a token", "public", "none", undefined],
    ["public, with a wrong token", "public", "wrong", 401],
    ["private, without a token", "private", "none", 401],
    ["private, with the good token", "private", "good", undefined],
    ["forbidden, with the good token", "forbidden", "good", 403],
    ["hidden, without a token", "hidden", "none", 401],
    ["hidden, with the good token", "hidden", "good", 404],
    ["unknown, without a token: as if private", undefined, "none", 401],
    ["unknown, with the good token", undefined, "good", 404],
  ] as const)("%s", (_title, visibility, credentials, status) => {
    expect(refuseGit(visibility, credentials)).toBe(status);
  });
});

test("REST hides private and unknown repositories behind 404 instead of a challenge", () => {
  expect(refuseRest("private", "none")).toBe(404);
  expect(refuseRest(undefined, "none")).toBe(404);
  expect(refuseRest("private", "wrong")).toBe(401);
});

test("a token is compared and not kept", () => {
  expect([judge(undefined, "t"), judge("t", "t"), judge("x", "t")]).toEqual(["none", "good", "wrong"]);
});
