/** A real Convex deployment of the backend's functions, in this process. */

import { fileURLToPath } from "node:url";
import { publicJwks } from "@fondation/backend";
import { bundleFunctions, type EmbeddedConvex, startEmbeddedConvex } from "@fondation/embedded-convex";

/** How to start a deployment. */
export interface ConvexSettings {
  readonly access: "open" | "token";
  /** The private key of the tokens that the deployment accepts. */
  readonly signingKey: string;
  /** Kept in memory by default. */
  readonly dataDirectory?: string;
  /** A free one by default. */
  readonly port?: number;
}

let functions: Promise<string> | undefined;

/** Starts a deployment. The functions are bundled once for each test file. */
export async function startConvex({
  access,
  signingKey,
  dataDirectory = ":memory:",
  port = 0,
}: ConvexSettings): Promise<EmbeddedConvex> {
  functions ??= bundleFunctions(
    fileURLToPath(new URL("../convex", import.meta.resolve("@fondation/backend"))),
  );
  return startEmbeddedConvex({
    functions: await functions,
    dataDirectory,
    port,
    environment: {
      FONDATION_ACCESS: access,
      FONDATION_JWKS: publicJwks(signingKey),
      GITHUB_SERVER_URL: "https://github.com",
    },
  });
}
