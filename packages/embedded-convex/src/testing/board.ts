/** Starts the backend of the fixture `board` for a test, and stops it afterwards. */
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ConvexClient, ConvexHttpClient } from "convex/browser";
import { type FunctionReference, makeFunctionReference } from "convex/server";
import { onTestFinished } from "vitest";
import {
  bundleFunctions,
  type EmbeddedConvex,
  type EmbeddedConvexOptions,
  startEmbeddedConvex,
} from "../index.ts";

export const BOARD = join(import.meta.dirname, "../../fixtures/board/convex");
export const ADMIN_KEY = "board|key of these tests";

let bundled: Promise<string> | undefined;

/** The fixture's functions, bundled once per test file. */
export function boardFunctions(): Promise<string> {
  bundled ??= bundleFunctions(BOARD);
  return bundled;
}

/** The functions of the board with one file changed. */
export async function changedBoard(file: string, change: (text: string) => string): Promise<string> {
  const directory = await temporaryDirectory();
  const convex = join(directory, "convex");
  await cp(BOARD, convex, { recursive: true });
  await symlink(join(import.meta.dirname, "../../node_modules"), join(directory, "node_modules"));
  const text = await readFile(join(convex, file), "utf8").catch(() => "");
  await writeFile(join(convex, file), change(text));
  return await bundleFunctions(convex);
}

export async function startBoard(options: Partial<EmbeddedConvexOptions> = {}): Promise<EmbeddedConvex> {
  const functions = options.functions ?? (await boardFunctions());
  const backend = await startEmbeddedConvex({
    dataDirectory: ":memory:",
    adminKey: ADMIN_KEY,
    ...options,
    functions,
  });
  onTestFinished(() => backend.stop());
  return backend;
}

export function httpClient(backend: { url: string }): ConvexHttpClient {
  return new ConvexHttpClient(backend.url, { logger: false });
}

export function reactiveClient(backend: { url: string }): ConvexClient {
  const client = new ConvexClient(backend.url, { logger: false });
  onTestFinished(() => client.close());
  return client;
}

export async function temporaryDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "embedded-convex-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

export const query = (name: string): FunctionReference<"query"> => makeFunctionReference<"query">(name);
export const mutation = (name: string): FunctionReference<"mutation"> =>
  makeFunctionReference<"mutation">(name);
export const action = (name: string): FunctionReference<"action"> => makeFunctionReference<"action">(name);

/** Collects a subscription's results and waits for one. */
export function watch<T>(client: ConvexClient, name: string, args: Record<string, unknown>) {
  const results: T[] = [];
  const waiting = new Set<() => void>();
  const unsubscribe = client.onUpdate(query(name), args, (result: T) => {
    results.push(result);
    for (const wake of waiting) wake();
  });
  return {
    results,
    unsubscribe,
    /** The first result, past or future, that satisfies `isWanted`. */
    until(isWanted: (result: T) => boolean): Promise<T> {
      return new Promise((resolve) => {
        const check = () => {
          const found = results.find(isWanted);
          if (found === undefined) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      });
    },
  };
}
