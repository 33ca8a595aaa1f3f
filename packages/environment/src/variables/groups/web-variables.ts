import { host, list, port } from "../kinds.ts";
import type { Variable } from "../variable.ts";

export const WEB = {
  FONDATION_WEB_HOST: {
    group: "Web",
    schema: host(),
    default: "127.0.0.1",
    guarded: true,
    what: "Interface `web` listens on.",
    where: "`0.0.0.0` in a container; otherwise leave it.",
    readers: ["web", "cli"],
  },
  FONDATION_WEB_PORT: {
    group: "Web",
    schema: port(),
    default: "3000",
    what: "Port of the pages; 0 takes a free one.",
    where: "Any free port. A busy default gives the next free one, a busy explicit one is an error.",
    readers: ["web", "cli"],
  },
  FONDATION_ALLOWED_HOSTS: {
    group: "Web",
    schema: list(),
    guarded: true,
    what: "Host names under which the pages answer, separated by commas; unset with open access, only loopback names; unset with a token, any.",
    where: "The host names in the users' browsers, without ports. Requests with another name are refused.",
    readers: ["web"],
    example: "courses.example.org",
  },
  FONDATION_TRUSTED_PROXIES: {
    group: "Web",
    schema: list(),
    guarded: true,
    what: "Proxies in front of the pages whose `X-Forwarded-For` is trusted, as addresses or networks separated by commas; unset, none.",
    where: "The addresses from which your reverse proxy connects to `web`.",
    readers: ["web"],
    example: "10.0.0.0/8",
  },
} as const satisfies Record<string, Variable>;
