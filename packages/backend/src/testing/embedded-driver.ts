/** The embedded backend, called by the unmodified HTTP client with real tokens. */

import { fileURLToPath } from "node:url";
import { bundleFunctions, startEmbeddedConvex } from "@fondation/embedded-convex";
import { ConvexHttpClient } from "convex/browser";
import { getFunctionName } from "convex/server";
import { createSigningKey, publicJwks, type Role, signToken } from "../identity.ts";
import {
  type Caller,
  type Deployment,
  type Implementation,
  type TestBackend,
  variables,
  type Who,
} from "./driver.ts";

const ADMIN_KEY = "embedded|tests";

let functions: Promise<string> | undefined;

/** The product's functions, bundled once per test file. */
export function bundledFunctions(): Promise<string> {
  functions ??= bundleFunctions(fileURLToPath(new URL("../../convex", import.meta.url)));
  return functions;
}

export interface EmbeddedTestBackend extends TestBackend {
  readonly url: string;
  readonly tokens: Readonly<Record<Exclude<Who, "nobody">, string>>;
}

/** Starts an embedded backend with a signing key of its own. */
export async function startEmbedded(deployment: Deployment): Promise<EmbeddedTestBackend> {
  const key = await createSigningKey();
  const backend = await startEmbeddedConvex({
    functions: await bundledFunctions(),
    dataDirectory: ":memory:",
    environment: { ...variables(deployment), FONDATION_JWKS: publicJwks(key) },
    adminKey: ADMIN_KEY,
  });
  const tokens = await signTokens(key);
  return {
    url: backend.url,
    tokens,
    as: callersAt(backend.url, tokens),
    run: (called, args) => runAsAdmin(backend.url, getFunctionName(called), args),
    stop: () => backend.stop(),
  };
}

type Tokens = EmbeddedTestBackend["tokens"];

async function signTokens(key: string): Promise<Tokens> {
  const sign = (role: Role) => signToken(key, { role, subject: role, expiresInSeconds: 600 });
  return { viewer: await sign("viewer"), worker: await sign("worker") };
}

function callersAt(url: string, tokens: Tokens): (who: Who) => Caller {
  return (who) => {
    const client = new ConvexHttpClient(url, { logger: false });
    if (who !== "nobody") client.setAuth(tokens[who]);
    return {
      query: (called, args) => client.query(called, args),
      mutation: (called, args) => client.mutation(called, args, { skipQueue: true }),
    };
  };
}

/** Callers of the backend at `url`, whose tokens are signed with `key`. */
export async function callersOf(url: string, key: string): Promise<(who: Who) => Caller> {
  return callersAt(url, await signTokens(key));
}

export const embeddedBackend: Implementation = { name: "the embedded backend", start: startEmbedded };

/** The HTTP client has no public way to call as administrator; its wire format is one POST. */
async function runAsAdmin(url: string, path: string, args: unknown) {
  const response = await fetch(`${url}/api/mutation`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Convex ${ADMIN_KEY}` },
    body: JSON.stringify({ path, format: "convex_encoded_json", args: [args] }),
  });
  const answer = await response.json();
  if (answer.status !== "success") throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return answer.value;
}
