/**
 * The one table of environment variables, a file for each group. `.env.example` and
 * `docs/environment.md` are generated from it.
 */
import type { Variable } from "./variable.ts";
import { ACCESS } from "./variables/access.ts";
import { BACKEND } from "./variables/backend.ts";
import { BROWSER } from "./variables/browser.ts";
import { CONTAINERS } from "./variables/containers.ts";
import { COURSE } from "./variables/course.ts";
import { END_TO_END } from "./variables/end-to-end.ts";
import { GIT_HOSTS } from "./variables/git-hosts.ts";
import { LOG } from "./variables/log.ts";
import { MODEL } from "./variables/model.ts";
import { PLACES } from "./variables/places.ts";
import { WEB } from "./variables/web.ts";
import { WORKER } from "./variables/worker.ts";

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
