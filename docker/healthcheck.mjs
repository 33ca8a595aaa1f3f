/**
 * The health check of the images. Checks the role of this container, which is given or read from
 * the command of process 1: whether the worker is registered with the queue, the backend answers a
 * query, the web server reaches its backend, or the browser opens a page and answers.
 */

import { readFileSync } from "node:fs";

const TIMEOUT_MS = 3_000;
/** A healthy browser may take this long when it draws a large course on a busy machine. */
const BROWSER_TIMEOUT_MS = 12_000;

const checks = {
  worker: () => get(`http://127.0.0.1:${process.env.FONDATION_HEALTH_PORT}/readyz`),
  backend: () =>
    get(`http://127.0.0.1:${process.env.FONDATION_BACKEND_PORT || 3210}/api/query`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ path: "health:ready", format: "convex_encoded_json", args: [{}] }),
    }),
  browser: () => get("http://127.0.0.1:3333/healthz", {}, BROWSER_TIMEOUT_MS),
  web: () => get(`http://127.0.0.1:${process.env.FONDATION_WEB_PORT || 3000}/healthz`),
};

const words = [...process.argv.slice(2), ...readFileSync("/proc/1/cmdline", "utf8").split("\0")];
const role = words.find((word) => word in checks);
if (role === undefined) fail("this container runs none of worker, backend, web and browser");
await checks[role]();

async function get(url, init, timeout = TIMEOUT_MS) {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(timeout) });
    const body = await response.text();
    if (!response.ok || body.includes('"status":"error"')) fail(`${role}: ${response.status} ${body}`);
    console.log(`${role}: ready`);
  } catch (error) {
    fail(`${role}: ${error.cause?.message ?? error.message}`);
  }
}

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
