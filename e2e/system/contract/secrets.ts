/** The secrets of one system, made anew each time. */
import { randomBytes } from "node:crypto";
import { createSigningKey } from "@fondation/backend";

/** Secrets by the name of their file; each reaches a service as a file, unless a test is about the other way. */
export interface Secrets {
  readonly "signing-key": string;
  readonly "admin-key": string;
  /** What the GitHub double accepts. */
  readonly "github-token": string;
  /** What the Anthropic double accepts: the token of a subscription, and a key. */
  readonly "claude-token": string;
  readonly "anthropic-key": string;
  /** The whole address of the browser, whose path lets in: `ws://browser:3333/<hex>`. */
  readonly "browser-endpoint": string;
}

/** Draws them. */
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
