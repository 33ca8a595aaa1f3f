import type { ServiceDescription } from "./description.ts";

/** A service with more settings, which replace its own. */
export function withEnvironment(
  description: ServiceDescription,
  more: ServiceDescription["environment"],
): ServiceDescription {
  const environment: ServiceDescription["environment"] = (address) => ({
    ...description.environment(address),
    ...more(address),
  });
  return { ...description, environment };
}
