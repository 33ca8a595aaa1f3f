/** Makes the patched builds of a run, and removes them at its end. */
import { rm } from "node:fs/promises";
import { writePatchedBuild } from "./patched-build.ts";
import { buildOf, chosenMutants, PLACE } from "./selection.ts";

export default async function buildSetup(): Promise<() => Promise<void>> {
  for (const mutant of chosenMutants()) await writePatchedBuild(mutant, buildOf(mutant));
  return () => rm(PLACE, { recursive: true, force: true });
}
