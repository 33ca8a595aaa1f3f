import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { GitHubDouble } from "@fondation/doubles/github/github-double";
import { Secret } from "@fondation/environment";
import { afterEach, beforeEach, expect, test } from "vitest";
import { errorOf } from "../testing/error-of.ts";
import { createRepository } from "../testing/git-repository.ts";
import { checkOut } from "./checkout.ts";
import { type CheckoutFixture, startFixture } from "./testing/checkout-fixture.ts";

const VALUE = "ghx-this-token-must-not-be-seen";
const BASIC = Buffer.from(`x-access-token:${VALUE}`).toString("base64");
const token = new Secret(VALUE, "GITHUB_TOKEN");

let fixture: CheckoutFixture;
beforeEach(async () => {
  fixture = await startFixture();
  createRepository(join(fixture.root, "ada/secret"), { "a.ts": "one\n" });
  fixture.server.token = VALUE;
  fixture.server.setVisibility("ada/secret", "private");
});
afterEach(() => fixture[Symbol.asyncDispose]());

test("a private repository is cloned with the token", async () => {
  await checkOut(fixture.request("ada/secret", { token }));
  expect(new Set(fixture.server.requests.map(({ credentials }) => credentials))).toEqual(new Set(["good"]));
});

test("the token is in no file of the checkout", async () => {
  await checkOut(fixture.request("ada/secret", { token }));
  for (const path of filesBelow(fixture.target)) {
    const content = readFileSync(path, "latin1");
    expect(content.includes(VALUE) || content.includes(BASIC), path).toBe(false);
  }
});

test("the token is in no command line while Git runs", async () => {
  const commandLines: string[] = [];
  fixture.server.intercept = () => {
    commandLines.push(...runningCommandLines());
    return undefined;
  };
  await checkOut(fixture.request("ada/secret", { token }));
  expect(commandLines.filter((line) => line.includes("remote-http")).length).toBeGreaterThan(0);
  expect(commandLines.filter((line) => line.includes(VALUE) || line.includes(BASIC))).toEqual([]);
});

test("the token goes only to its server", async () => {
  await using other = await GitHubDouble.start({ repositories: fixture.root, token: VALUE });
  const request = fixture.request("ada/secret", {
    token,
    cloneUrl: fixture.server.url.replace("http:", "https:"),
    allowPrivateHosts: ["127.0.0.1"],
    githubServerUrl: other.url,
  });
  await errorOf(checkOut(request));
  await errorOf(checkOut({ ...request, cloneUrl: `${other.url}/none` }));
  expect(fixture.server.requests).toEqual([]);
  expect(other.requests[0]?.credentials).toBe("good");
});

test("after a redirect, the token goes to a repository of the same owner only", async () => {
  const moved = (from: string) => {
    fixture.server.intercept = (request, response) => {
      if (!request.url?.startsWith(from)) return undefined;
      response.writeHead(301, { location: request.url.replace(from, "/ada/secret/") }).end();
      return "answered";
    };
  };
  moved("/ada/old/");
  await checkOut(fixture.request("ada/old", { token, directory: `${fixture.target}-same` }));
  moved("/bob/secret/");
  expect(await errorOf(checkOut(fixture.request("bob/secret", { token })))).toMatchObject({
    code: "REPOSITORY_DENIED",
  });
});

test("the token is in no error and no cause", async () => {
  fixture.server.token = "another";
  const error = inspect(await errorOf(checkOut(fixture.request("ada/secret", { token }))), { depth: 9 });
  expect(error).not.toContain(VALUE);
  expect(error).not.toContain(BASIC);
});

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .map((name) => join(directory, name))
    .filter((path) => statSync(path).isFile());
}

function runningCommandLines(): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      } catch {
        return "";
      }
    });
}
