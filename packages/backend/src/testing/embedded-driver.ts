/** The embedded backend, called by the unmodified HTTP client with real tokens. */

import { fileURLToPath } from "node:url";
import { bundleFunctions, startEmbeddedConvex } from "@fondation/embedded-convex";
import { ConvexHttpClient } from "convex/browser";
import { getFunctionName } from "convex/server";
import { createSigningKey, publicJwks, type Role, signToken } from "../identity.ts";
import {
  type Claims,
  type Deployment,
  type Implementation,
  subjectOf,
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
  const tokens = { viewer: await sign(key, "viewer"), worker: await sign(key, "worker") };
  return {
    url: backend.url,
    tokens,
    as: callersOf(backend.url, key),
    run: (called, args) => runAsAdmin(backend.url, getFunctionName(called), args),
    stop: () => backend.stop(),
  };
}

function sign(key: string, role: Role, claims: Claims = {}): Promise<string> {
  return signToken(key, { role, subject: role, expiresInSeconds: 600, ...claims });
}

/** Callers of the backend at `url`, whose tokens are signed with `key`. */
export function callersOf(url: string, key: string): TestBackend["as"] {
  return (who, claims = {}) => {
    const clientFor = async (args: unknown) => {
      const client = new ConvexHttpClient(url, { logger: false });
      if (who !== "nobody") {
        client.setAuth(await sign(key, who, { ...claims, subject: subjectOf(who, claims, args) }));
      }
      return client;
    };
    return {
      query: async (called, args) => await (await clientFor(args)).query(called, args),
      mutation: async (called, args) =>
        await (await clientFor(args)).mutation(called, args, { skipQueue: true }),
    };
  };
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
