import { ModelError, type ModelFault } from "@fondation/analyzer";
import { JOB_ERRORS, type JobErrorCode } from "@fondation/environment";
import { expect, test } from "vitest";
import { failureOf } from "./failure.ts";
import { FAULTS } from "./model-faults.ts";

/** Which code of the design each fault ends a job with: it decides whether the job is tried again. */
const CODES: Readonly<Record<ModelFault, JobErrorCode>> = {
  "no-credential": "ENGINE_AUTH",
  "rejected-credential": "ENGINE_AUTH",
  "rate-limit": "ENGINE_RATE_LIMIT",
  "no-credit": "ENGINE_BUDGET",
  "cost-limit": "ENGINE_BUDGET",
  refusal: "ENGINE_REFUSED",
  "unknown-model": "ENGINE_REFUSED",
  "refused-request": "ENGINE_REFUSED",
  overloaded: "ENGINE_UNAVAILABLE",
  unreachable: "ENGINE_UNAVAILABLE",
  silent: "ENGINE_UNAVAILABLE",
  slow: "ENGINE_UNAVAILABLE",
  client: "ENGINE_UNAVAILABLE",
  "too-long": "ENGINE_OUTPUT",
  "cut-short": "ENGINE_OUTPUT",
  turns: "ENGINE_OUTPUT",
  unreadable: "ENGINE_OUTPUT",
  formless: "ENGINE_OUTPUT",
  unusable: "ENGINE_OUTPUT",
};

const faults = Object.entries(CODES) as [ModelFault, JobErrorCode][];

test.each(faults)("%s ends a job with %s, and with words of its own for the page", (fault, code) => {
  const failure = failureOf(new ModelError(fault, "Asking the model failed."));
  expect(failure).toEqual({ code, ...FAULTS[fault] });
  expect(Object.keys(JOB_ERRORS)).toContain(failure.code);
  expect(failure.message).toMatch(/^(?:Le |La |Ce |L’).*\.$/u);
  expect(failure.advice).toMatch(/^(?:Demandez|Réessayez|Choisissez|Les documents)\b.*\.$/u);
  for (const text of [failure.message, failure.advice]) {
    expect(text).not.toMatch(/\b(?:the|try|again|failed)\b/i);
    // As it is set everywhere: the page makes the spaces before « ; » and « : » narrow, and leaves the rest as it is.
    expect(text).not.toMatch(/['"]|\S[;:!?»](?:\s|$)|\s[,.]| {2}/u);
  }
});

test("whoever reads a job's page is not told to set what only the operator can", () => {
  const sentences = Object.values(FAULTS).flatMap(({ message, advice }) => [
    message,
    ...advice.split(/(?<=[.;]) /),
  ]);
  const named = sentences.filter((sentence) => /[A-Z]+_[A-Z_]+/.test(sentence));
  expect(named.length).toBeGreaterThan(5);
  for (const sentence of named) expect(sentence).toMatch(/demandez à l’exploitant .*[A-Z]_[A-Z]/i);
});

test("no two faults are told alike, and corrections only where some were asked for", () => {
  const messages = Object.values(FAULTS).map(({ message }) => message);
  expect(new Set(messages).size).toBe(messages.length);
  expect(messages.filter((message) => message.includes("correction"))).toEqual([FAULTS.unusable.message]);
});

test("what is kept is promised to a retry, not to another model, which writes another course", () => {
  for (const { advice } of Object.values(FAULTS)) {
    const [, after = ""] = advice.split(/FONDATION_MODEL\b/);
    expect(after).not.toContain("gardés");
  }
});
