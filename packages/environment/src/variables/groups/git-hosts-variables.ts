import { httpUrl, list, token } from "../kinds.ts";
import type { Variable } from "../variable.ts";

export const GIT_HOSTS = {
  GITHUB_TOKEN: {
    group: "Git hosts",
    schema: token(1),
    secret: true,
    guarded: true,
    what: "Token for private repositories; sent to GITHUB_SERVER_URL only.",
    where: "https://github.com/settings/personal-access-tokens, with read access to repository contents.",
    readers: ["worker", "cli"],
  },
  GITHUB_SERVER_URL: {
    group: "Git hosts",
    schema: httpUrl(),
    default: "https://github.com",
    guarded: true,
    what: "The default Git host: `owner/repo` means a repository there.",
    where: "The address of your GitHub Enterprise server, if you have one.",
    readers: ["worker", "cli", "functions"],
  },
  FONDATION_ALLOW_PRIVATE_HOSTS: {
    group: "Git hosts",
    schema: list(),
    guarded: true,
    what: "Hosts with private addresses, separated by commas, from which repositories may be cloned.",
    where: "The Git servers of your own network that you trust every viewer to reach.",
    readers: ["worker", "cli", "functions"],
  },
  FONDATION_ALLOWED_OWNERS: {
    group: "Git hosts",
    schema: list(),
    guarded: true,
    what: "Owners on GITHUB_SERVER_URL whose repositories may be submitted, separated by commas; unset, every owner.",
    where: "Set it where GITHUB_TOKEN can read private repositories that not every viewer may read.",
    readers: ["backend", "functions"],
    example: "my-team,my-user",
  },
} as const satisfies Record<string, Variable>;
