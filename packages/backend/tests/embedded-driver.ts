/** The embedded backend, spoken to by the unmodified HTTP client with real tokens. */

import { fileURLToPath } from "node:url";
import { bundleFunctions, startEmbeddedConvex } from "@fondation/embedded-convex";
import { ConvexHttpClient } from "convex/browser";
import { getFunctionName } from "convex/server";
import { createSigningKey, publicJwks, type Role, signToken } from "../src/identity.ts";
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

function bundledFunctions(): Promise<string> {
  functions ??= bundleFunctions(fileURLToPath(new URL("../convex", import.meta.url)));
  return functions;
}

/** An embedded backend in memory, with its address and its callers' tokens. */
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
  const sign = (role: Role) => signToken(key, { role, subject: role, expiresInSeconds: 600 });
  const tokens = { viewer: await sign("viewer"), worker: await sign("worker") };
  const as = (who: Who): Caller => {
    const client = new ConvexHttpClient(backend.url, { logger: false });
    if (who !== "nobody") client.setAuth(tokens[who]);
    return {
      query: (called, args) => client.query(called, args),
      mutation: (called, args) => client.mutation(called, args, { skipQueue: true }),
    };
  };
  return {
    url: backend.url,
    tokens,
    as,
    run: (called, args) => runAsAdmin(backend.url, getFunctionName(called), args),
    stop: () => backend.stop(),
  };
}

/** The embedded backend as one of the implementations. */
export const embeddedBackend: Implementation = { name: "the embedded backend", start: startEmbedded };

/** The HTTP client's types know no administrator; its wire format is one POST. */
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
