import { createServer } from "node:net";
import { join } from "node:path";
import { failWith, neverAnswer } from "@fondation/doubles/github/answer-faults";
import { GitHubDouble } from "@fondation/doubles/github/github-double";
import { Secret } from "@fondation/environment";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { errorOf } from "../testing/error-of.ts";
import { createRepository } from "../testing/git-repository.ts";
import { checkOut } from "./checkout.ts";
import { gitFailure } from "./git-failure.ts";
import { type CheckoutFixture, startFixture } from "./testing/checkout-fixture.ts";

let fixture: CheckoutFixture;
beforeEach(async () => {
  fixture = await startFixture();
  createRepository(join(fixture.root, "ada/engine"), { "a.ts": "one\n" });
});
afterEach(() => fixture[Symbol.asyncDispose]());

const token = new Secret("a-token-without-rights", "GITHUB_TOKEN");

describe("a repository that cannot be cloned", () => {
  test("unknown", async () => {
    const error = await errorOf(checkOut(fixture.request("ada/unknown")));
    expect(error).toMatchObject({
      code: "REPOSITORY_NOT_FOUND",
      reason: "clone.not-found",
      facts: { repository: "ada/unknown" },
    });
  });

  test("private, asked for anonymously", async () => {
    fixture.server.setVisibility("ada/engine", "private");
    expect(await errorOf(checkOut(fixture.request("ada/engine")))).toMatchObject({
      code: "REPOSITORY_DENIED",
      reason: "clone.denied",
    });
  });

  test("private, and the token is refused", async () => {
    fixture.server.setVisibility("ada/engine", "private");
    expect(await errorOf(checkOut(fixture.request("ada/engine", { token })))).toMatchObject({
      code: "REPOSITORY_DENIED",
      reason: "clone.denied-with-token",
    });
  });

  test("private, and hidden from a token without rights, as by GitHub", async () => {
    fixture.server.token = token.reveal();
    fixture.server.setVisibility("ada/engine", "hidden");
    expect(await errorOf(checkOut(fixture.request("ada/engine", { token })))).toMatchObject({
      code: "REPOSITORY_NOT_FOUND",
      reason: "clone.not-found-with-token",
    });
  });

  test("without a commit", async () => {
    createRepository(join(fixture.root, "ada/empty"));
    expect(await errorOf(checkOut(fixture.request("ada/empty")))).toMatchObject({ code: "REPOSITORY_EMPTY" });
  });

  test("whose server fails", async () => {
    fixture.server.intercept = failWith(503);
    expect(await errorOf(checkOut(fixture.request("ada/engine")))).toMatchObject({ code: "NETWORK" });
  });

  test("whose server does not exist", async () => {
    // Port 9 is never used. The port of a closed server could belong to another program by now.
    const url = "http://127.0.0.1:9";
    const request = fixture.request("x", { cloneUrl: `${url}/x`, githubServerUrl: url });
    expect(await errorOf(checkOut(request))).toMatchObject({ code: "NETWORK" });
  });

  test("whose server accepts and then says nothing", async () => {
    fixture.server.intercept = neverAnswer;
    expect(await errorOf(checkOut(fixture.request("ada/engine", { stallMs: 300 })))).toMatchObject({
      code: "NETWORK",
      reason: "clone.stalled",
    });
  });

  test("that is a web page", async () => {
    fixture.server.intercept = (_request, response) => {
      response.writeHead(200, { "content-type": "text/html" }).end("<html>\n<h1>Bonjour</h1>\n</html>\n");
      return "answered";
    };
    expect(await errorOf(checkOut(fixture.request("ada/engine")))).toMatchObject({
      code: "REPOSITORY_INVALID",
    });
  });

  test("on a port with another protocol", async () => {
    const chatty = createServer((socket) => socket.end("220 smtp ready\r\n"));
    await new Promise<void>((resolve) => chatty.listen(0, "127.0.0.1", resolve));
    const address = chatty.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    const request = fixture.request("x", { cloneUrl: `${url}/x`, githubServerUrl: url });
    expect(await errorOf(checkOut(request))).toMatchObject({ code: "NETWORK" });
    chatty.close();
  });

  test("on this machine, because its reader ends early, is not the network", () => {
    const errors = ["fatal: early EOF"];
    const attempt = { repository: "x", identified: false } as const;
    expect(gitFailure(errors, { ...attempt, kind: "remote" }).code).toBe("NETWORK");
    expect(gitFailure(errors, { ...attempt, kind: "local" }).code).toBe("REPOSITORY_INVALID");
  });

  test("because its tree is too deep for Git's stack", () => {
    const attempt = { repository: "x", identified: false, kind: "remote" } as const;
    for (const error of ["git died of SIGSEGV", "error: exceeded maximum allowed tree depth"]) {
      expect(gitFailure([error], attempt).code).toBe("REPOSITORY_TOO_LARGE");
    }
  });

  test("because the disk is full, or for an unknown reason", () => {
    const errors = ["fatal: cannot write: No space left on device"];
    expect(gitFailure(errors, { repository: "x", identified: false, kind: "remote" }).code).toBe("DISK_FULL");
    expect(gitFailure([], { repository: "x", identified: false, kind: "remote" }).code).toBe("INTERNAL");
  });
});

describe("a redirect to another server", () => {
  test("is not followed, and the token does not go there", async () => {
    await using other = await GitHubDouble.start({ repositories: fixture.root });
    fixture.server.intercept = (request, response) => {
      response.writeHead(302, { location: `${other.url}${request.url}` }).end();
      return "answered";
    };
    expect(await errorOf(checkOut(fixture.request("ada/engine", { token })))).toMatchObject({
      code: "REPOSITORY_INVALID",
      reason: "clone.other-server",
    });
    expect(other.requests).toEqual([]);
  });

  test("within the server ends after three", async () => {
    fixture.server.intercept = (request, response) => {
      response.writeHead(302, { location: `/again${request.url}` }).end();
      return "answered";
    };
    expect(await errorOf(checkOut(fixture.request("ada/engine")))).toMatchObject({
      code: "REPOSITORY_INVALID",
    });
  });
});
