/** What a failed test leaves behind: the log of every service and what Git was asked. */
import type { TestInfo } from "@playwright/test";
import type { System } from "../system/system.ts";

/** Attaches it; does nothing for a test that ended as expected. */
export async function attachEvidence(system: System, testInfo: TestInfo): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus) return;
  for (const service of system.services) {
    await testInfo.attach(`${service.name}.log`, { body: service.log(), contentType: "text/plain" });
  }
  if (system.services.length === 0) return;
  const requests = await system.github.requests().catch((error: unknown) => String(error));
  const body = JSON.stringify(requests, undefined, 2);
  await testInfo.attach("github-requests.json", { body, contentType: "application/json" });
}
