/** Stops services, each after those that depend on it. Returns the errors. */
import type { ServiceDescription } from "../services/description.ts";
import type { LaunchedService } from "./launcher.ts";

export async function endServices(
  launched: ReadonlyMap<string, LaunchedService>,
  described: ReadonlyMap<string, ServiceDescription>,
): Promise<unknown[]> {
  const failures: unknown[] = [];
  const ended = new Map<string, Promise<void>>();
  for (const [name, service] of [...launched].reverse()) {
    const dependents = [...described.values()].filter(({ dependsOn }) => dependsOn.includes(name));
    const end = Promise.all(dependents.map((dependent) => ended.get(dependent.name)))
      .then(() => service.stop())
      .catch((error: unknown) => void failures.push(error));
    ended.set(name, end);
  }
  await Promise.all(ended.values());
  return failures;
}
