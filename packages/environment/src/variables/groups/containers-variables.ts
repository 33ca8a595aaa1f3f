import { choice, path, text } from "../kinds.ts";
import type { Variable } from "../variable.ts";

export const CONTAINERS = {
  FONDATION_IMAGE: {
    group: "Containers",
    schema: text(),
    default: "fondation/complete:latest",
    what: "Image that the compose stack runs.",
    where: "`bun run docker:build:complete` makes the default one.",
    readers: ["compose"],
  },
  FONDATION_BROWSER_IMAGE: {
    group: "Containers",
    schema: text(),
    default: "fondation/browser:latest",
    what: "Image of the compose stack's browser.",
    where: "`bun run docker:build:complete` makes the default one.",
    readers: ["compose"],
  },
  FONDATION_ENV_FILE: {
    group: "Containers",
    schema: path(),
    default: ".env.production",
    what: "File with the settings of the compose stack's backend, web and worker; it need not exist.",
    where: "`fondation init --production` makes one.",
    readers: ["compose"],
  },
  FONDATION_NODE_IMAGE: {
    group: "Containers",
    schema: text(),
    what: "Base image of the production images, with Node 24; unset, the public one, or one made here when no registry is reachable.",
    where: "Your registry.",
    readers: ["compose", "harness"],
  },
  FONDATION_CA_BUNDLE: {
    group: "Containers",
    schema: path(),
    what: "Certificates of the authority that re-signs TLS in your network, only for building images; they are not stored in an image.",
    where: "Your network's administrator; unset, NODE_EXTRA_CA_CERTS.",
    readers: ["compose", "harness"],
  },
  FONDATION_BUILD_CACHE: {
    group: "Containers",
    schema: choice(["gha"]),
    what: "`gha` keeps image layers in GitHub's cache between builds; unset, only in the engine.",
    where: "In a workflow of GitHub, after docker/setup-buildx-action and crazy-max/ghaction-github-runtime.",
    readers: ["harness"],
  },
  FONDATION_DEVCONTAINER_IMAGE: {
    group: "Containers",
    schema: text(),
    default: "fondation/devcontainer:latest",
    what: "Name of the devcontainer's image.",
    where: "Opening the devcontainer makes the default one.",
    readers: ["compose"],
  },
  FONDATION_ENGINE_SOCKET: {
    group: "Containers",
    schema: path(),
    default: "/var/run/docker.sock",
    what: "Path of the engine's socket on the engine's machine, for the devcontainer.",
    where: "`docker context inspect`.",
    readers: ["compose"],
  },
  FONDATION_NETWORK: {
    group: "Containers",
    schema: text(),
    default: "fondation-network",
    what: "Name of the compose stack's network.",
    where: "Another one, to run two stacks on one machine.",
    readers: ["compose"],
  },
} as const satisfies Record<string, Variable>;
