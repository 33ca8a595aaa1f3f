/** `fondation web`: the pages as a process of their own. */
import { createLog, findAssets, originOf, readEnvironment } from "@fondation/environment";
import { startWeb } from "@fondation/web";
import { aborted } from "../lifetime/aborted.ts";
import { choosePort } from "./ports.ts";
import { announceReady, asService } from "./service.ts";

export interface WebOptions {
  readonly convexUrl?: string;
  readonly host?: string;
  readonly port?: string;
}

/** Runs until a signal. Throws ENVIRONMENT_INVALID, ASSETS_MISSING, PORT_BUSY. */
export async function serveWeb({ convexUrl, host, port }: WebOptions): Promise<void> {
  const overrides = { CONVEX_URL: convexUrl, FONDATION_WEB_HOST: host, FONDATION_WEB_PORT: port };
  const { FONDATION_ACCESS: access } = readEnvironment({ overrides, required: ["CONVEX_URL"] });
  const settings = readEnvironment({
    overrides,
    required:
      access === "open" ? ["CONVEX_URL"] : ["CONVEX_URL", "FONDATION_ACCESS_TOKEN", "FONDATION_SIGNING_KEY"],
  });
  const log = createLog({
    level: settings.FONDATION_LOG_LEVEL,
    format: settings.FONDATION_LOG_FORMAT,
    fields: { service: "web" },
  });
  await asService(async ({ drain }) => {
    const web = await startWeb({
      host: settings.FONDATION_WEB_HOST,
      port: await choosePort({
        host: settings.FONDATION_WEB_HOST,
        port: settings.FONDATION_WEB_PORT,
        explicit: originOf(settings, "FONDATION_WEB_PORT") !== "default",
        option: "--port",
      }),
      convexUrl: settings.CONVEX_URL ?? "",
      publicConvexUrl: settings.FONDATION_PUBLIC_CONVEX_URL,
      access,
      accessToken: settings.FONDATION_ACCESS_TOKEN,
      signingKey: settings.FONDATION_SIGNING_KEY,
      ...(settings.FONDATION_ALLOWED_HOSTS && { allowedHosts: settings.FONDATION_ALLOWED_HOSTS }),
      ...(settings.FONDATION_TRUSTED_PROXIES && { trustedProxies: settings.FONDATION_TRUSTED_PROXIES }),
      assets: findAssets(settings.FONDATION_ASSETS),
      log,
    });
    announceReady({ url: web.url });
    await aborted(drain);
    log.info({ reason: drain.reason }, "the web server stops");
    await web.stop();
  });
}
