import { expect, test } from "vitest";
import { validate, validateFinal } from "./repository-field.ts";

test.each([
  ["acme/shop", "acme/shop"],
  ["https://github.com/acme/shop/tree/main/x?tab=readme#readme", "acme/shop"],
  ["git@github.com:acme/shop.git", "acme/shop"],
  ["git clone --depth 1 https://github.com/acme/shop.git", "acme/shop"],
  ["www.github.com/acme/shop", "acme/shop"],
  ["https://git.example.org/acme/shop.git", "git.example.org/acme/shop"],
  ["https://gitlab.com/group/sub/shop", "gitlab.com/group/sub/shop"],
  ["http://github.test:8080/acme/shop", "acme/shop"],
])("« %s » is valid, and names %s", (text, repository) => {
  expect(validate(text)).toEqual({ state: "valid", repository });
});

test.each([
  "",
  "acme",
  "acme/",
  "https://",
  "https://github.com",
  "https://github.com/acme/",
  "git@github.com:acme/",
  "github.com/acme",
  "git clone",
])("« %s » is incomplete, and an error when typing ends", (text) => {
  expect(validate(text)).toMatchObject({ state: "incomplete" });
  expect(validateFinal(text)).toMatchObject({ code: "REPOSITORY_INVALID" });
});

test.each([
  "acme shop",
  "acme/shop/cart",
  "https://github.com/orgs/acme/repositories",
  "ftp://github.com/acme/shop",
  "https://jo:pw@github.com/acme/shop",
  "-x/y",
])("« %s » is an error while typing", (text) => {
  expect(validate(text)).toMatchObject({ state: "invalid", failure: { code: "REPOSITORY_INVALID" } });
});

test.each(["/home/me/code", "./code", "~/code", "C:\\code"])(
  "the error for the directory « %s » names the command",
  (text) => {
    const result = validate(text);
    expect(result.state === "invalid" && result.failure.advice).toContain("fondation submit");
  },
);

test("what is missing is named", () => {
  const message = (text: string) => validateFinal(text)?.message.replace(/\s/gu, " ");
  expect(message("")).toBe("Aucun dépôt n’est indiqué.");
  expect(message("acme")).toBe("« acme » ne désigne qu’un propriétaire : il manque le nom du dépôt.");
  expect(message("https://github.com/")).toBe(
    "« github.com » n’est que le serveur : il manque le propriétaire et le dépôt.",
  );
});
