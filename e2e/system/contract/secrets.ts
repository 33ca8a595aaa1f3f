/** The secrets of one system, new for each start. */
import { randomBytes } from "node:crypto";
import { createSigningKey } from "@fondation/backend";

/** Secrets by file name. Services read them from files, except in tests of variables. */
export interface Secrets {
  readonly "signing-key": string;
  readonly "admin-key": string;
  /** Accepted by the GitHub double. */
  readonly "github-token": string;
  /** The token of a subscription, accepted by the Anthropic double. */
  readonly "claude-token": string;
  /** Accepted by the Anthropic double. */
  readonly "anthropic-key": string;
  /** The complete address of the browser: `ws://browser:3333/<hex>`. Its path is secret. */
  readonly "browser-endpoint": string;
}

export async function createSecrets(): Promise<Secrets> {
  return {
    "signing-key": await createSigningKey(),
    "admin-key": randomBytes(24).toString("base64url"),
    "github-token": `ghp_${randomBytes(18).toString("hex")}`,
    "claude-token": `sk-ant-oat01-${randomBytes(32).toString("base64url")}`,
    "anthropic-key": `sk-ant-api03-${randomBytes(32).toString("base64url")}`,
    "browser-endpoint": `ws://browser:3333/${randomBytes(16).toString("hex")}`,
  };
}
