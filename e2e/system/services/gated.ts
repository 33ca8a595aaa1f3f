/** What a spec may choose about its system, and the settings of a system whose jobs can be held. */
import type { ModelCredential } from "./anthropic.ts";
import { ALL } from "./matrix-part.ts";
import { GITHUB } from "./github.ts";
import { LEASE } from "./settings.ts";

export interface SystemSettings {
  /** The program on processes. Default: the built one. */
  readonly bundle?: string;
  /**
   * The variable that gives the workers the credential of the Anthropic double. Undefined for
   * workers without a model.
   */
  readonly model?: ModelCredential | undefined;
  /** Whether jobs can be held at every point, and leases are as short as possible. */
  readonly gated?: boolean;
  /** On processes: whether workers and pages are connected by links that a test can disturb. */
  readonly linked?: boolean;
}

/**
 * Milliseconds of a lease in such a system. In a run of the whole matrix, the least for heartbeats of
 * a second; in other runs that of all systems, because their tests compete for the processors.
 */
export const GATED_LEASE = process.env.FONDATION_E2E_MATRIX === ALL ? 3_000 : LEASE;

/** The gate of the workers is the GitHub double. */
export function GATED(address: (service: string) => string): Record<string, string> {
  return {
    FONDATION_LEASE_MS: String(GATED_LEASE),
    FONDATION_TEST_GATE: `${address(GITHUB.name)}/-/points`,
  };
}
