/** What a failed test leaves behind: the log of every service and what Git was asked. */
import type { TestInfo } from "@playwright/test";
import type { StartFailed } from "../system/start-failed.ts";
import type { Service, System } from "../system/system.ts";

/** Attaches it; does nothing for a test that ended as expected. */
export async function attachEvidence(system: System, testInfo: TestInfo): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus) return;
  await attachLogs(system.services, testInfo);
  if (system.services.length === 0) return;
  const requests = await system.github.requests().catch((error: unknown) => String(error));
  const body = JSON.stringify(requests, undefined, 2);
  await testInfo.attach("github-requests.json", { body, contentType: "application/json" });
}

/** Attaches what the services of a system said that did not start. */
export async function attachFailedStart(failed: StartFailed, testInfo: TestInfo): Promise<void> {
  await attachLogs(failed.services, testInfo);
}

async function attachLogs(services: readonly Service[], testInfo: TestInfo): Promise<void> {
  for (const service of services) {
    await testInfo.attach(`${service.name}.log`, { body: service.log(), contentType: "text/plain" });
  }
}
