/** The steps of a tutorial. A step without material in the topic's code is left out. */

import type { Topic } from "@fondation/code";
import type { CourseView } from "../view/course-view.ts";
import { callersStep } from "./callers-step.ts";
import { changeStep } from "./change-step.ts";
import { dependencyStep } from "./dependency-step.ts";
import { locateStep, readTextStep } from "./locate-step.ts";
import { readStep } from "./read-step.ts";
import type { Step } from "./step.ts";

/** In the order in which readers follow them. */
export function tutorialSteps(topic: Topic, view: CourseView): Step[] {
  const [main, second] = topic.symbols.filter(({ symbol }) => symbol.kind !== "constant");
  const lead = main ?? topic.symbols[0];
  const steps =
    lead === undefined
      ? [readTextStep(topic, view)]
      : [
          locateStep(topic, view),
          readStep(lead, topic, view),
          callersStep(lead, view),
          dependencyStep(topic, view),
          second === undefined ? undefined : readStep(second, topic, view),
          changeStep(lead, topic, view),
        ];
  return steps.filter((step) => step !== undefined);
}
