import { expect, test } from "vitest";
import { dropModelCredentials, MODEL_CREDENTIALS, serviceEnvironment } from "./service-environment.ts";

test("every model credential is dropped, and only its name is returned", () => {
  const shell = {
    ANTHROPIC_API_KEY: "sk-ant-1",
    CLAUDE_CODE_OAUTH_TOKEN_FILE: "/home/ada/token",
    EDITOR: "vi",
  };
  expect(dropModelCredentials(shell)).toEqual(["ANTHROPIC_API_KEY", "CLAUDE_CODE_OAUTH_TOKEN_FILE"]);
  expect(shell).toEqual({ EDITOR: "vi" });
});

test("a service gets its own settings and nothing of the user's shell", () => {
  const shell = {
    PATH: "/bin",
    HOME: "/home/ada",
    GITHUB_TOKEN: "ghp_1",
    CONVEX_URL: "https://prod",
    TZ: "Europe/Paris",
  };
  expect(serviceEnvironment({ CONVEX_URL: "http://127.0.0.1:1" }, shell)).toEqual({
    PATH: "/bin",
    TZ: "Europe/Paris",
    CONVEX_URL: "http://127.0.0.1:1",
  });
});

test("no test of this run has a model credential of the shell that started it", () => {
  const names = MODEL_CREDENTIALS.flatMap((name) => [name, `${name}_FILE`]);
  expect(names.filter((name) => process.env[name] !== undefined)).toEqual([]);
});
