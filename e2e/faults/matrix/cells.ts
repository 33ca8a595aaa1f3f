/** The cells of the crash matrix: every loss at every stage, or a part of them. */
import { LOSSES, type Loss } from "./losses.ts";
import { ALL } from "../../system/services/matrix-part.ts";
import { type JobStage, STAGES } from "./stages.ts";

export interface Cell {
  readonly loss: Loss;
  readonly stage: JobStage;
}

/** Apart enough that the losses of one part hit different kinds of stages. */
const STEP = 3;

/**
 * The stages of the n-th kind of fault, from 0. `asked`: `all`, or the number of a part, which has
 * one stage for each kind; as many consecutive parts as there are stages have all of them.
 */
export function stagesOf(asked: string, kind: number): readonly JobStage[] {
  if (asked === ALL) return STAGES;
  const stage = STAGES[(Number(asked) + kind * STEP) % STAGES.length];
  if (stage === undefined) throw new Error(`FONDATION_E2E_MATRIX=${asked}: neither ${ALL} nor a number.`);
  return [stage];
}

/** The losses of a worker. */
export function cellsOf(asked: string): readonly Cell[] {
  return LOSSES.flatMap((loss, kind) => stagesOf(asked, kind).map((stage) => ({ loss, stage })));
}
