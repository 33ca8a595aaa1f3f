/** The secrets of one system, made anew each time. */
import { randomBytes } from "node:crypto";
import { createSigningKey } from "@fondation/backend";

/** Secrets; each reaches a service as a file. */
export interface Tokens {
  readonly signingKey: string;
  readonly adminKey: string;
  /** What the GitHub double accepts. */
  readonly gitHubToken: string;
}

/** Draws them. */
export async function createTokens(): Promise<Tokens> {
  return {
    signingKey: await createSigningKey(),
    adminKey: randomBytes(24).toString("base64url"),
    gitHubToken: `ghp_${randomBytes(18).toString("hex")}`,
  };
}
