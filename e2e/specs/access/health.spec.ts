/** Parts whose backend is not there say that they are not ready. */
import { test as base, expect } from "@playwright/test";
import { createDeadline } from "../../system/waiting/deadline.ts";
import { startWithoutBackend, type Unready } from "../../system/processes/without-backend.ts";
import { BUNDLE } from "../../system/processes/process-system.ts";

const test = base.extend<{ alone: Unready }, { bundle: string }>({
  bundle: [BUNDLE, { option: true, scope: "worker" }],
  alone: async ({ bundle }, use) => {
    const deadline = createDeadline(60_000);
    const alone = await startWithoutBackend(bundle, deadline).finally(deadline.clear);
    await use(alone);
    await alone.stop();
  },
});

test("without a backend, pages and worker live and say that they are not ready", async ({ alone }) => {
  const live = await fetch(`${alone.worker}/livez`);
  expect(live.status, "the worker lives").toBe(200);
  const ready = await fetch(`${alone.worker}/readyz`);
  expect(ready.status, "the worker's readiness without a backend").toBe(503);
  const pages = await fetch(`${alone.web}/healthz`);
  expect(pages.status, "the pages' health without a backend").toBe(503);
  expect(await pages.json()).toMatchObject({ backend: "unreachable" });
});
