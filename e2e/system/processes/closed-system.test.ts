import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepSecrets, takeSecrets } from "../../secrets/run-secrets.ts";
import { createDeadline } from "../waiting/deadline.ts";
import { startClosed } from "./closed-system.ts";
import { Scratch } from "./scratch.ts";

beforeEach(() => void keepSecrets());
afterEach(() => {
  takeSecrets();
  vi.restoreAllMocks();
});

test("the access token is one of the secrets that the results are searched for", async () => {
  const written = vi.spyOn(Scratch.prototype, "secret");
  const deadline = createDeadline(60_000, AbortSignal.abort(new Error("no service is needed for this")));
  await expect(startClosed(deadline).finally(deadline.clear)).rejects.toThrow("no service is needed");
  const [, token] = written.mock.calls.find(([name]) => name === "access-token") ?? [];
  expect(token).toMatch(/^[\w-]{32}$/);
  expect(Object.values(takeSecrets())).toContain(token);
});
