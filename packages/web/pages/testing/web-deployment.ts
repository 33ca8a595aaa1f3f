/**
 * A real Convex deployment with the real web server in front of it, and the cookies of a browser.
 */

import { rm } from "node:fs/promises";
import { join } from "node:path";
import { createSigningKey } from "@fondation/backend";
import { Secret } from "@fondation/environment";
import { buildPages, SILENT } from "../../server/testing/built-pages.ts";
import { startConvex } from "../../server/testing/convex-deployment.ts";
import { startWeb, type WebServer } from "../../server/web-server.ts";

export interface Deployment {
  readonly convexUrl: string;
  readonly signingKey: string;
  readonly accessToken: string;
  readonly web: WebServer;
  /** `fetch` as in a page of the web server: it accepts relative addresses and stores cookies. */
  readonly browserFetch: typeof fetch;
  /** Deletes all cookies, as a browser does when a session cookie expires. */
  forgetCookies(): void;
  /** Restarts Convex with the same data and another key for viewer tokens. */
  restartConvex(signingKey: string): Promise<void>;
  /** Restarts Convex without its data. */
  replaceConvex(): Promise<void>;
  /** Restarts a stopped web server at the same address. */
  restartWeb(): Promise<void>;
  stop(): Promise<void>;
}

/** Stores the cookies of responses and sends them. */
function browser(origin: string): { fetch: typeof fetch; forget: () => void } {
  const cookies = new Map<string, string>();
  const send = globalThis.fetch;
  return {
    forget: () => cookies.clear(),
    fetch: async (input, init) => {
      const headers = new Headers(init?.headers);
      headers.set("Cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
      const answer = await send(new URL(String(input), origin), { ...init, headers });
      for (const cookie of answer.headers.getSetCookie()) {
        const [name = "", value = ""] = (cookie.split(";")[0] ?? "").split("=");
        if (value === "") cookies.delete(name);
        else cookies.set(name, value);
      }
      return answer;
    },
  };
}

export async function startDeployment({
  access,
  signingKey,
}: {
  access: "open" | "token";
  signingKey?: string;
}): Promise<Deployment> {
  const key = signingKey ?? (await createSigningKey());
  const accessToken = "correct-horse-battery-staple";
  const pages = await buildPages();
  const dataDirectory = join(pages.assets, "convex");
  let convex = await startConvex({ access, signingKey: key, dataDirectory });
  const { url: convexUrl, port: convexPort } = convex;
  const startPages = (port: number) =>
    startWeb({
      host: "127.0.0.1",
      port,
      convexUrl,
      publicConvexUrl: convexUrl,
      access,
      accessToken: new Secret(accessToken, "FONDATION_ACCESS_TOKEN"),
      signingKey: new Secret(key, "FONDATION_SIGNING_KEY"),
      assets: pages.assets,
      log: SILENT,
    });
  let web = await startPages(0);
  const { fetch: browserFetch, forget } = browser(web.url);
  return {
    convexUrl,
    signingKey: key,
    accessToken,
    get web() {
      return web;
    },
    browserFetch,
    forgetCookies: forget,
    restartConvex: async (other) => {
      await convex.stop();
      convex = await startConvex({ access, signingKey: other, dataDirectory, port: convexPort });
    },
    replaceConvex: async () => {
      await convex.stop();
      await rm(dataDirectory, { recursive: true });
      convex = await startConvex({ access, signingKey: key, dataDirectory, port: convexPort });
    },
    restartWeb: async () => {
      web = await startPages(Number(new URL(web.url).port));
    },
    stop: async () => {
      await web.stop();
      await convex.stop();
      await pages.remove();
    },
  };
}
