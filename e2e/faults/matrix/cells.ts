/** The cells of the crash matrix: every loss at every stage, or a part of them. */
import { LOSSES, type Loss } from "./losses.ts";
import { type JobStage, STAGES } from "./stages.ts";

export interface Cell {
  readonly loss: Loss;
  readonly stage: JobStage;
}

/** The word for all cells, in `FONDATION_E2E_MATRIX`. */
export const ALL = "all";

const DAY = 86_400_000;

/** The part of a day: runs on eleven consecutive days have every cell. */
export function partOf(time: number): string {
  return String(Math.floor(time / DAY));
}

/** Apart enough that the losses of one part hit different kinds of stages. */
const STEP = 3;

/**
 * `asked`: `all`, or the number of a part. A part has each loss once, each at another stage; as many
 * consecutive parts as there are stages have every cell once.
 */
export function cellsOf(asked: string): readonly Cell[] {
  if (asked === ALL) return LOSSES.flatMap((loss) => STAGES.map((stage) => ({ loss, stage })));
  const part = Number(asked);
  return LOSSES.map((loss, index) => {
    const stage = STAGES[(part + index * STEP) % STAGES.length];
    if (stage === undefined) throw new Error(`FONDATION_E2E_MATRIX=${asked}: neither ${ALL} nor a number.`);
    return { loss, stage };
  });
}
