/**
 * The one table of environment variables, a file for each group. `.env.example` and
 * `docs/environment.md` are generated from it.
 */

import { ACCESS } from "./groups/access.ts";
import { BACKEND } from "./groups/backend.ts";
import { BROWSER } from "./groups/browser.ts";
import { CONTAINERS } from "./groups/containers.ts";
import { COURSE } from "./groups/course.ts";
import { END_TO_END } from "./groups/end-to-end.ts";
import { GIT_HOSTS } from "./groups/git-hosts.ts";
import { LOG } from "./groups/log.ts";
import { MODEL } from "./groups/model.ts";
import { PLACES } from "./groups/places.ts";
import { WEB } from "./groups/web.ts";
import { WORKER } from "./groups/worker.ts";
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
