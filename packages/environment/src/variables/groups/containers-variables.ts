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
    what: "Base image with Node 24 that the production image is built on; unset, the public one, or one made here without a registry.",
    where: "Your registry.",
    readers: ["compose", "harness"],
  },
  FONDATION_CA_BUNDLE: {
    group: "Containers",
    schema: path(),
    what: "Certificates of the authority that re-signs outgoing TLS, for building the image only; nothing of it stays inside.",
    where: "Your network's administrator; unset, NODE_EXTRA_CA_CERTS.",
    readers: ["compose", "harness"],
  },
  FONDATION_BUILD_CACHE: {
    group: "Containers",
    schema: choice(["gha"]),
    what: "`gha` keeps the layers of the images in GitHub's cache between builds; unset, in the engine alone.",
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
    what: "Socket of the engine, on the engine's machine, that the devcontainer gets.",
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
