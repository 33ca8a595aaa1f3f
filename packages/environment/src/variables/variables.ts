/**
 * The one table of environment variables, a file for each group. `.env.example` and
 * `docs/environment.md` are generated from it.
 */

import { ACCESS } from "./groups/access-variables.ts";
import { BACKEND } from "./groups/backend-variables.ts";
import { BROWSER } from "./groups/browser-variables.ts";
import { CONTAINERS } from "./groups/containers-variables.ts";
import { COURSE } from "./groups/course-variables.ts";
import { END_TO_END } from "./groups/end-to-end-variables.ts";
import { GIT_HOSTS } from "./groups/git-hosts-variables.ts";
import { LOG } from "./groups/log-variables.ts";
import { MODEL } from "./groups/model-variables.ts";
import { PLACES } from "./groups/places-variables.ts";
import { WEB } from "./groups/web-variables.ts";
import { WORKER } from "./groups/worker-variables.ts";
import type { Variable } from "./variable.ts";

export const VARIABLES = {
  ...PLACES,
  ...ACCESS,
  ...WEB,
  ...BACKEND,
  ...WORKER,
  ...COURSE,
  ...GIT_HOSTS,
  ...MODEL,
  ...BROWSER,
  ...LOG,
  ...CONTAINERS,
  ...END_TO_END,
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;
