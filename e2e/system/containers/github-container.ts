/** The GitHub double in a container: Node and Git of the production image, the double's scripts and the fixtures copied in. */
import { fileURLToPath } from "node:url";
import type { Service } from "../system.ts";
import { until } from "../until.ts";
import { type Engine, labels } from "./engine.ts";
import { LoopbackContainer } from "./loopback-container.ts";
import { NO_WAIT } from "./no-wait.ts";
import { reach } from "./reach.ts";

const E2E = fileURLToPath(new URL("../../", import.meta.url));
const PORT = 8080;
const HOME = "/opt/e2e";
const TOKEN_FILE = `${HOME}/github-token`;

/** Its address inside the network. */
export const GITHUB_URL = `http://github:${PORT}`;

/** Starts it under the alias `github`. Its root is writable: files are copied into it. */
export async function startGitHubContainer(options: {
  readonly engine: Engine;
  readonly systemId: string;
  readonly networkId: string;
  readonly token: string;
}): Promise<Service & { readonly url: string; stop(): Promise<void> }> {
  const lines: string[] = [];
  const started = await new LoopbackContainer("github", options.networkId, PORT)
    .withoutHealthCheck()
    .withEntrypoint(["tini", "--", "node", `${HOME}/doubles/github/main.ts`])
    .withCommand([])
    .withCopyDirectoriesToContainer([
      { source: `${E2E}doubles/github`, target: `${HOME}/doubles/github` },
      { source: `${E2E}fixtures`, target: `${HOME}/fixtures` },
    ])
    .withCopyContentToContainer([
      { content: '{ "type": "module" }', target: `${HOME}/package.json`, mode: 0o444 },
      { content: options.token, target: TOKEN_FILE, mode: 0o444 },
    ])
    .withEnvironment({
      GITHUB_DOUBLE_HOST: "0.0.0.0",
      GITHUB_DOUBLE_PORT: String(PORT),
      GITHUB_DOUBLE_TOKEN_FILE: TOKEN_FILE,
    })
    .withLabels(labels(options.systemId))
    .withLogConsumer((stream) => stream.on("data", (chunk) => lines.push(String(chunk).trimEnd())))
    .withWaitStrategy(NO_WAIT)
    .start();
  const { url, stop } = await reach(started, PORT);
  await until(
    "the GitHub double to be ready",
    async () => ((await fetch(`${url}/-/ready`)).ok ? true : undefined),
    { signal: AbortSignal.timeout(30_000) },
  );
  return {
    name: "github",
    url,
    log: () => lines.join("\n"),
    environment: async () => (await options.engine.inspect(started.getId())).environment,
    stop: async () => {
      await stop();
      await started.stop({ timeout: 2_000, remove: false });
    },
  };
}
