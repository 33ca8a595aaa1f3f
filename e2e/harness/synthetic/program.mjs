#!/usr/bin/env node
/**
 * Stands in for the `fondation` bundle: `node program.mjs backend|web|worker`. It answers the
 * readiness queries of the harness, and fails the way `behavior.json` next to it says, by service:
 * "mute" never becomes ready, "dies" ends at once. A query for the job "die" ends any service in
 * mid-run.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const { env } = process;
const service = process.argv[2] ?? "worker";
const behavior = JSON.parse(readFileSync(new URL("./behavior.json", import.meta.url), "utf8"))[service];
const port = {
  backend: env.FONDATION_BACKEND_PORT ?? "3210",
  web: env.FONDATION_WEB_PORT ?? "3000",
  worker: env.FONDATION_HEALTH_PORT ?? "8080",
}[service];
// Set in the production image; otherwise only the loopback interface.
const host = env.FONDATION_WEB_HOST ?? "127.0.0.1";

const ANSWERS = {
  "health:ready": { ready: true, version: "synthetic" },
  "workers:present": { count: 2, slots: 2 },
  "jobs:get": null,
  "jobs:recent": [],
};

const PAGE = `<!doctype html><link rel="icon" href="data:,"><h1>a page</h1>
<script>console.log("what the page says")</script><script src="/nowhere.js"></script>`;

console.log(`the synthetic ${service} says hello`);
process.once("SIGTERM", () => process.exit(0));
if (behavior === "dies") end("the shelf of the synthetic service has collapsed");
else if (behavior === "mute") {
  console.log(`the synthetic ${service} is still thinking`);
  setInterval(() => {}, 1_000);
} else {
  createServer(async (request, response) => {
    const body = (await Array.fromAsync(request)).join("");
    if (request.url === "/hello") return response.end(PAGE);
    if (request.url === "/nowhere.js") return response.writeHead(404).end();
    const { path, args } = body === "" ? {} : JSON.parse(body);
    if (path === "jobs:get" && args[0].jobId === "die") end("the synthetic service was asked to die");
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ status: "success", value: ANSWERS[path] ?? null, logLines: [] }));
  }).listen(Number(port), host);
}

function end(lastWords) {
  console.error(lastWords);
  process.exit(7);
}
