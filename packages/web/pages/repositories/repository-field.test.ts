import { expect, test } from "vitest";
import { judge, validateFinal } from "./repository-field.ts";

test.each([
  "acme/shop",
  "https://github.com/acme/shop",
  "https://git.example.org/acme/shop.git",
  "http://github.test:8080/acme/shop",
])("%s is right", (text) => {
  expect(judge(text)).toEqual({ state: "right" });
});

test.each(["", "acme", "acme/", "https://", "https://github.com", "https://github.com/acme/"])(
  "« %s » is the beginning of something right, and wrong only in the end",
  (text) => {
    expect(judge(text)).toEqual({ state: "unfinished" });
    expect(validateFinal(text)).toMatchObject({ code: "REPOSITORY_INVALID" });
  },
);

test.each([
  "git@github.com:acme/shop",
  "acme shop",
  "acme/shop/tree/main/x",
  "ssh://git@github.com/acme/shop",
  "https://jo:pw@github.com/acme/shop",
  "-x/y",
])("« %s » is wrong at once", (text) => {
  expect(judge(text)).toMatchObject({ state: "wrong", failure: { code: "REPOSITORY_INVALID" } });
});

test("a host without its protocol is told how to write the whole address", () => {
  const verdict = judge("github.com/acme/shop");
  expect(verdict.state === "wrong" && verdict.failure.advice).toContain("https://github.com/acme/shop");
});

test.each(["/home/me/code", "./code", "~/code", "C:\\code"])(
  "« %s » is a directory: the command is named",
  (text) => {
    const verdict = judge(text);
    expect(verdict.state === "wrong" && verdict.failure.advice).toContain("fondation submit");
  },
);
