import { expect, test } from "vitest";
import { processTitle, refuseTokens } from "./secret-arguments.ts";

test.each([
  [["worker", "--github-token", "abc"], "GITHUB_TOKEN_FILE"],
  [["worker", "--claude-token=abc"], "CLAUDE_CODE_OAUTH_TOKEN_FILE"],
])("%j is refused, and the variable is named instead of the token", (args, variable) => {
  let thrown: unknown;
  try {
    refuseTokens(args);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toMatchObject({ code: "USAGE", advice: expect.stringContaining(variable) });
  expect(JSON.stringify(thrown)).not.toContain("abc");
});

test("other options are accepted", () => {
  expect(() => refuseTokens(["worker", "--concurrency", "2", "--model=x"])).not.toThrow();
});

test("the process list shows the command and none of its arguments", () => {
  expect(processTitle(["worker", "--github-token", "abc"])).toBe("fondation worker");
  expect(processTitle(["--help"])).toBe("fondation");
});
