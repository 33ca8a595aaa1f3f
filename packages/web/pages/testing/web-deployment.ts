/** What the pages' tests stand on: a real Convex deployment, the real web server before it, and a browser's cookies. */

import { join } from "node:path";
import { createSigningKey } from "@fondation/backend";
import { Secret } from "@fondation/environment";
import { buildPages, SILENT } from "../../server/testing/built-pages.ts";
import { startConvex } from "../../server/testing/convex-deployment.ts";
import { startWeb, type WebServer } from "../../server/web-server.ts";

/** A running deployment. */
export interface Deployment {
  readonly convexUrl: string;
  readonly signingKey: string;
  readonly accessToken: string;
  readonly web: WebServer;
  /** `fetch` as a page of the web server has it: relative addresses, and cookies that are kept. */
  readonly browserFetch: typeof fetch;
  /** What a browser does when a session's cookie ends. */
  forgetCookies(): void;
  /** The same Convex again, which now knows viewers by another key. */
  restartConvex(signingKey: string): Promise<void>;
  /** The web server at the same address again, after it was stopped. */
  restartWeb(): Promise<void>;
  stop(): Promise<void>;
}

/** Remembers the cookies that answers set, and sends them back. */
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

/** Starts both. */
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
