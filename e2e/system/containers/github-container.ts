/** Only the GitHub double in a container, for a stack that is started by other means. */
import { GITHUB } from "../services/github.ts";
import { until } from "../waiting/until.ts";
import { createSecrets } from "../contract/secrets.ts";
import type { Service } from "../contract/system.ts";
import type { Engine } from "../engine/engine.ts";
import { KEY_FILES, volumesOf, writeKeys } from "./keys.ts";
import { ServiceContainer } from "./service-container.ts";

/** Its address inside the network. */
export const GITHUB_URL = `http://${GITHUB.name}:${GITHUB.listens.port}`;

/** Starts it with the network alias `github`. */
export async function startGitHubContainer(options: {
  readonly engine: Engine;
  readonly systemId: string;
  readonly networkId: string;
  readonly token: string;
}): Promise<Service & { readonly url: string; stop(): Promise<void> }> {
  const { engine, systemId, networkId, token } = options;
  const secrets = { ...(await createSecrets()), "github-token": token };
  const keys = await writeKeys(engine, systemId, { "github-token": token });
  const died = new AbortController();
  const container = new ServiceContainer({
    description: GITHUB,
    engine,
    systemId,
    networkId,
    volumes: volumesOf(keys, ["github-token"]),
    environment: {
      GITHUB_DOUBLE_HOST: "0.0.0.0",
      GITHUB_DOUBLE_PORT: String(GITHUB.listens.port),
      GITHUB_DOUBLE_TOKEN_FILE: KEY_FILES["github-token"],
    },
    onDeath: (death) => died.abort(death),
  });
  await container.start();
  const ways = { reach: () => container.url, secrets };
  const signal = AbortSignal.any([died.signal, AbortSignal.timeout(30_000)]);
  await until(GITHUB.fact, () => GITHUB.ready(ways), { signal });
  return container;
}
