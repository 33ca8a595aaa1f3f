import { httpUrl, path } from "../kinds.ts";
import type { Variable } from "../variable.ts";

export const PLACES = {
  CONVEX_URL: {
    group: "Places",
    schema: httpUrl(),
    guarded: true,
    what: "Address of the Convex backend: Convex Cloud, a self-hosted Convex, or `fondation backend`.",
    where: "The deployment's page of the Convex dashboard, or the line `fondation backend` prints.",
    readers: ["worker", "web", "cli"],
    example: "http://127.0.0.1:3210",
  },
  FONDATION_PUBLIC_CONVEX_URL: {
    group: "Places",
    schema: httpUrl(),
    guarded: true,
    what: "Address at which browsers reach Convex directly; unset, pages use their own origin and `web` forwards requests.",
    where: "Set it only with Convex Cloud: the same address as CONVEX_URL.",
    readers: ["web"],
  },
  FONDATION_DATA: {
    group: "Places",
    schema: path(),
    default: ".fondation",
    guarded: true,
    what: "Directory of the embedded backend's database, the keys of `fondation up` and its checkouts.",
    where: "Any directory that only you can read.",
    readers: ["cli", "backend"],
  },
  FONDATION_ASSETS: {
    group: "Places",
    schema: path(),
    guarded: true,
    what: "Directory that `bun run build` filled (grammars, web files, Convex functions); unset, it is found next to the program.",
    where: "Set in the container image; not needed elsewhere.",
    readers: ["cli", "web", "worker", "backend"],
  },
} as const satisfies Record<string, Variable>;
