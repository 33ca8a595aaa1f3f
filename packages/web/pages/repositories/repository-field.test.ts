import { expect, test } from "vitest";
import { validate, validateFinal } from "./repository-field.ts";

test.each([
  "acme/shop",
  "https://github.com/acme/shop",
  "https://git.example.org/acme/shop.git",
  "http://github.test:8080/acme/shop",
])("%s is valid", (text) => {
  expect(validate(text)).toEqual({ state: "valid" });
});

test.each(["", "acme", "acme/", "https://", "https://github.com", "https://github.com/acme/"])(
  "« %s » is incomplete, and an error when typing ends",
  (text) => {
    expect(validate(text)).toEqual({ state: "incomplete" });
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
])("« %s » is an error while typing", (text) => {
  expect(validate(text)).toMatchObject({ state: "invalid", failure: { code: "REPOSITORY_INVALID" } });
});

test("the error for a host without protocol shows the whole address", () => {
  const result = validate("github.com/acme/shop");
  expect(result.state === "invalid" && result.failure.advice).toContain("https://github.com/acme/shop");
});

test.each(["/home/me/code", "./code", "~/code", "C:\\code"])(
  "the error for the directory « %s » names the command",
  (text) => {
    const result = validate(text);
    expect(result.state === "invalid" && result.failure.advice).toContain("fondation submit");
  },
);

test("a nested group is named as the reason, and a page of GitHub is not taken for one", () => {
  const message = (text: string) => validateFinal(text)?.message;
  expect(message("https://gitlab.com/group/sub/project")).toContain("sous-groupe");
  expect(message("https://github.com/acme/shop/tree/main")).toContain("ni plus ni moins");
});
