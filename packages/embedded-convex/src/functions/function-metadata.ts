/**
 * The content of a bundle: its functions with kind, visibility and validators, its schema, auth
 * providers and crons.
 */
import type { ValidatorJSON } from "convex/values";
import { EmbeddedConvexError } from "../convex-errors.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { SandboxStart } from "../sandbox/sandbox-globals.ts";

export type FunctionKind = "query" | "mutation" | "action" | "httpAction";

/** `args` and `returns` are absent when the author declared no validator. */
export interface FunctionMetadata {
  path: string;
  kind: FunctionKind;
  isPublic: boolean;
  args?: ValidatorJSON;
  returns?: ValidatorJSON;
}

/** The texts are JSON as exported by the npm package. */
export interface BundleMetadata {
  functions: Map<string, FunctionMetadata>;
  schema?: string;
  crons?: string;
  authProviders: unknown[];
  hasHttpRouter: boolean;
}

/** Runs inside the context, so it may use only the context's globals. */
function collect(): string {
  const modules = (globalThis as unknown as Record<string, Record<string, () => Record<string, unknown>>>)
    .__convexModules as Record<string, () => Record<string, unknown>>;
  const special: Record<string, unknown> = {};
  const functions: object[] = [];
  for (const [path, load] of Object.entries(modules)) {
    const exported = load();
    if (["schema", "auth.config", "crons", "http"].includes(path)) special[path] = exported.default;
    if (path === "schema" || path === "auth.config" || path === "convex.config") continue;
    for (const [name, value] of Object.entries(exported)) {
      if (typeof value !== "function") continue;
      const marks = value as unknown as Record<string, boolean> & Record<string, () => string>;
      const kind =
        (marks.isQuery && "query") ||
        (marks.isMutation && "mutation") ||
        (marks.isAction && "action") ||
        (marks.isHttp && "httpAction");
      if (!kind) continue;
      const args = kind === "httpAction" ? null : JSON.parse(marks.exportArgs?.() ?? "null");
      const returns = kind === "httpAction" ? null : JSON.parse(marks.exportReturns?.() ?? "null");
      functions.push({ path: `${path}:${name}`, kind, isPublic: marks.isPublic === true, args, returns });
    }
  }
  const exporting = (name: string) => (special[name] as { export(): string } | undefined)?.export();
  const auth = special["auth.config"] as { providers?: unknown[] } | undefined;
  return JSON.stringify({
    functions,
    schema: exporting("schema"),
    crons: exporting("crons"),
    authProviders: auth?.providers ?? [],
    hasHttpRouter: special.http !== undefined,
  });
}

/** @throws EmbeddedConvexError FUNCTIONS_INVALID when a module fails to load. */
export function readMetadata(sandbox: Sandbox, start: SandboxStart): BundleMetadata {
  const read = readIn(sandbox, start);
  const functions = read.functions.map(({ args, returns, ...rest }): [string, FunctionMetadata] => {
    const metadata = { ...rest, ...(args ? { args } : {}), ...(returns ? { returns } : {}) };
    return [rest.path, metadata];
  });
  return { ...read, functions: new Map(functions) };
}

type Collected = Omit<BundleMetadata, "functions"> & {
  functions: (Omit<FunctionMetadata, "args" | "returns"> & {
    args: ValidatorJSON | null;
    returns: ValidatorJSON | null;
  })[];
};

function readIn(sandbox: Sandbox, start: SandboxStart): Collected {
  try {
    const text = sandbox.evaluate(`const __name = (value) => value; (${collect.toString()})()`, start);
    return JSON.parse(String(text)) as Collected;
  } catch (error) {
    throw new EmbeddedConvexError(
      "FUNCTIONS_INVALID",
      `The functions cannot be loaded: ${(error as Error).message}.`,
      "Bundle them again with bundleFunctions; `npx convex typecheck` may say more.",
      { cause: error },
    );
  }
}
