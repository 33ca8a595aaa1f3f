import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseRepository } from "@fondation/backend";
import { FondationError, JOB_ERRORS } from "@fondation/environment/errors";
import { checkOut } from "@fondation/worker";
import { expect, onTestFinished, test } from "vitest";
import { JobFailed } from "../jobs/job-failed.ts";
import { FAILURE_WORDS } from "../messages/failure-reasons.ts";
import { REFUSAL_WORDS } from "../messages/refusal-reasons.ts";
import { explain, failureText } from "./command-failure.ts";

const jobId = "j1" as ConstructorParameters<typeof JobFailed>[0]["jobId"];

async function thrownBy(call: () => unknown): Promise<unknown> {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error("Nothing was thrown.");
}

test("a refusal of the backend is explained in English, with its reason and its facts", async () => {
  const error = await thrownBy(() => parseRepository("ftp://github.example/a/b"));
  expect(explain(error)).toEqual({
    code: "REPOSITORY_INVALID",
    reason: "repository.protocol",
    facts: { protocol: "ftp" },
    message: "the protocol ftp is not accepted, only https is",
    advice: "Write owner/repo or the https address of the repository.",
    exitCode: 1,
  });
});

test("an error of the checkout is explained in English", async () => {
  const scratch = mkdtempSync(join(tmpdir(), "fondation-failure-"));
  onTestFinished(() => rmSync(scratch, { recursive: true }));
  const request = {
    repository: "a/b",
    kind: "remote",
    cloneUrl: "ftp://x/y",
    directory: scratch,
    githubServerUrl: "https://github.com",
    limits: { maxBytes: 1, maxFiles: 1 },
    signal: new AbortController().signal,
  } as const;
  const error = await thrownBy(() => checkOut(request));
  expect(explain(error)).toMatchObject({
    code: "REPOSITORY_INVALID",
    reason: "address.not-https",
    message: "ftp://x is not an https address",
  });
});

test("a job's failure is explained by its reason, else by its code", () => {
  const error = { code: "NETWORK", retryable: true };
  expect(explain(new JobFailed({ jobId, error }))).toMatchObject({
    code: "NETWORK",
    message: "the network failed",
  });
  const reasoned = { ...error, reason: "clone.stalled", facts: { repository: "a/b" } };
  expect(explain(new JobFailed({ jobId, error: reasoned }))).toMatchObject({
    code: "NETWORK",
    reason: "clone.stalled",
    message: "the server of a/b sends nothing more: the clone was stopped",
  });
});

/** What French has and English has not: its letters, quotes and shortest words. */
const FRENCH = /[àâçéèêëîïôûùœ«»’]|\b(?:ce|de|des|du|est|et|il|la|le|les|ne|pas|un|une|vous)\b/i;

test("the command prints every failure and refusal in English, by reason and by code", () => {
  const facts = { places: [], maxBytes: 1, maxFiles: 1, budget: 200, used: 180.5 };
  const failures = [
    ...Object.keys({ ...FAILURE_WORDS, ...REFUSAL_WORDS }).map((reason) => ({ code: "X", reason })),
    ...Object.keys(JOB_ERRORS).map((code) => ({ code })),
    { code: "QUOTA_EXCEEDED", reason: "of another version" },
  ];
  const printed = failures.map((failure) =>
    failureText(explain(Object.assign(new Error("x"), failure, { facts }))),
  );
  expect(printed.filter((text) => FRENCH.test(text) || /\n\s+at /.test(text))).toEqual([]);
  expect(FRENCH.test("Le serveur de a/b ne répond pas comme il faut.")).toBe(true);
});

test("an error with words of its own keeps them, and wrong use has its own exit code", () => {
  const words = { code: "USAGE", message: "two of a kind", advice: "Give one." };
  expect(explain(new FondationError(words))).toEqual({ ...words, exitCode: 2 });
});

test("anything else is a bug, with its stack", () => {
  expect(explain(new TypeError("x is not a function"))).toMatchObject({
    code: "INTERNAL",
    exitCode: 70,
    stack: expect.stringContaining("TypeError"),
  });
});
