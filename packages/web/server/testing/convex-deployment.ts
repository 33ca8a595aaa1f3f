import { fileURLToPath } from "node:url";
import { publicJwks } from "@fondation/backend";
import { bundleFunctions, type EmbeddedConvex, startEmbeddedConvex } from "@fondation/embedded-convex";

export interface ConvexSettings {
  readonly access: "open" | "token";
  /** The private key of the tokens that the deployment accepts. */
  readonly signingKey: string;
  /** Default: in memory. */
  readonly dataDirectory?: string;
  /** Default: a free port. */
  readonly port?: number;
}

let functions: Promise<string> | undefined;

/**
 * Starts a real Convex deployment of the backend's functions in this process. The functions are
 * bundled once per test file.
 */
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
