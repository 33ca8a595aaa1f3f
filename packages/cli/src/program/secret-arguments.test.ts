import { expect, test } from "vitest";
import { modelOverrides } from "../settings/model-options.ts";
import { processTitle, secretOptionsIn, secretOptionWarning } from "./secret-arguments.ts";

test("secret options are found in both spellings", () => {
  expect(secretOptionsIn(["worker", "--github-token", "x", "--claude-token=y"])).toEqual([
    "--github-token",
    "--claude-token",
  ]);
  expect(secretOptionsIn(["worker", "--concurrency", "2"])).toEqual([]);
});

test("the process list shows the command and none of its arguments", () => {
  expect(processTitle(["worker", "--github-token", "abc"])).toBe("fondation worker");
  expect(processTitle(["--help"])).toBe("fondation");
});

test("the warning names the variables to use instead", () => {
  expect(secretOptionWarning(["--github-token"])).toContain("GITHUB_TOKEN_FILE");
});

test("an API key and a subscription's token go to their own variables", () => {
  expect(modelOverrides("sk-ant-api03-x")).toEqual({ ANTHROPIC_API_KEY: "sk-ant-api03-x" });
  expect(modelOverrides("sk-ant-oat01-x")).toEqual({ CLAUDE_CODE_OAUTH_TOKEN: "sk-ant-oat01-x" });
  expect(modelOverrides(undefined)).toEqual({});
});
