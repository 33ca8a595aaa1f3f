/** The mutants of a run. */
import { fileURLToPath } from "node:url";
import path from "node:path";
import type { Mutant } from "./mutant.ts";
import { MUTANTS } from "./table.ts";

/** Names the mutants of a run, separated by commas, for Playwright's configuration. */
export const CHOSEN = "FONDATION_E2E_MUTANTS";

/** The end of the name of a project that runs before that of its mutant. */
export const FIRST = " first";

/** Where the patched builds and the results of a run are. */
export const PLACE = fileURLToPath(new URL("../../node_modules/.cache/fondation-mutants/", import.meta.url));

/** The directory of a mutant's build. */
export function buildOf({ id }: Mutant): string {
  return path.join(PLACE, "builds", id);
}

export function chosenMutants(environment: NodeJS.ProcessEnv = process.env): readonly Mutant[] {
  const ids = environment[CHOSEN]?.split(",") ?? [];
  return MUTANTS.filter(({ id }) => ids.includes(id));
}
