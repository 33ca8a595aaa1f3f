/** A backend in a process of its own that knows its callers, with its memory and its log. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { ADMIN_KEY, boardFunctions, temporaryDirectory } from "./board.ts";

/** A provider of tokens, which makes everybody without a token a stranger. It has no keys. */
export const PROVIDER = { BOARD_JWKS: "data:text/plain;charset=utf-8;base64,eyJrZXlzIjpbXX0=" };

export async function startWeighedBackend() {
  const directory = await temporaryDirectory();
  const functionsFile = join(directory, "functions.js");
  await writeFile(functionsFile, await boardFunctions());
  const program = fileURLToPath(new URL("backend-program.ts", import.meta.url));
  const options = JSON.stringify({ environment: PROVIDER, adminKey: ADMIN_KEY });
  // The heap of the backend's container, which has 1 GB.
  const memory = "--max-old-space-size=512";
  const child = spawn(process.execPath, [memory, program, functionsFile, directory, options], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    log += chunk;
  });
  const [url] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  const status = () => readFileSync(`/proc/${child.pid}/status`, "utf8");
  const megabytes = (field: string) =>
    Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(status())?.[1]) / 1024;
  await fetch(`${url}/version`);
  const before = megabytes("VmRSS");
  return {
    url,
    log: () => log,
    /** By how many megabytes the largest use of memory so far exceeds the use after the start. */
    grown: () => megabytes("VmHWM") - before,
    isAlive: () => child.exitCode === null && child.signalCode === null,
  };
}

/** Sends pieces over TCP until the server ends the connection. Resolves with its answer. */
export async function pour(url: string, head: string, piece: Buffer, pieces: number): Promise<string> {
  const socket = await dial(url);
  const answer = text(socket).catch(() => "reset");
  socket.write(head);
  for (let count = 0; count < pieces && !socket.destroyed; count += 1) {
    await new Promise<void>((resolve) => socket.write(piece, () => resolve()));
  }
  return await answer;
}

async function dial(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => {});
  await once(socket, "connect");
  return socket;
}

/** The head of a request that asks for a WebSocket. */
export const upgradeTo = (path: string): string =>
  [
    `GET ${path} HTTP/1.1`,
    "Host: 127.0.0.1",
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==",
    "\r\n",
  ].join("\r\n");
