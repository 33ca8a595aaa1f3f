/**
 * The system calls of queries and mutations: the `1.0/…` names that the npm package's
 * src/server/impl calls, with their JSON arguments. Each one returns JSON text synchronously.
 */
import type { JSONValue } from "convex/values";
import { convexToJson } from "convex/values";
import type { Caller } from "../auth/caller.ts";
import { FunctionError, UnsupportedError } from "../convex-errors.ts";
import type { JsonObject } from "../database/document-check.ts";
import type { Transaction } from "../database/transaction.ts";
import { type PageRequest, readPage } from "../queries/page.ts";
import { planQuery, type SerializedQuery } from "../queries/query-plan.ts";
import { QueryStream } from "../queries/query-stream.ts";
import { cancelScheduled, schedule } from "../scheduled/scheduled-functions.ts";
import type { CallResult } from "./call.ts";
import { addressedPath } from "./function-path.ts";

/** Runs a query or mutation in the transaction of the calling function. */
export type RunNested = (kind: "query" | "mutation", path: string, args: JSONValue) => CallResult;

/** What a function needs of other functions. */
interface OtherFunctions {
  runNested: RunNested;
  /** @throws FunctionError when the path cannot be scheduled. */
  checkScheduled(path: string): void;
}

type Address = { name?: string; functionHandle?: string; reference?: string };

export class Syscalls {
  readonly #transaction: Transaction;
  readonly #kind: "query" | "mutation";
  readonly #path: string;
  readonly #caller: Caller;
  readonly #functions: OtherFunctions;
  readonly #streams = new Map<number, QueryStream>();
  /**
   * Before the call: the page end that an earlier run of the same query chose. After it: the end
   * that this run chose.
   */
  journal: string | null;
  #lastQueryId = 0;
  #paginated = false;
  readsIdentity = false;

  constructor(
    transaction: Transaction,
    call: { kind: "query" | "mutation"; path: string; caller: Caller; journal: string | null },
    functions: OtherFunctions,
  ) {
    this.#transaction = transaction;
    this.#kind = call.kind;
    this.#path = call.path;
    this.#caller = call.caller;
    this.#functions = functions;
    this.journal = call.journal;
  }

  /** @throws FunctionError for errors of the function, UnsupportedError for missing features. */
  run(name: string, argsText: string): string {
    const args = JSON.parse(argsText) as Record<string, unknown>;
    switch (name) {
      case "1.0/get":
        return this.#get(args as { id: string; table?: string; isSystem: boolean });
      case "1.0/db/normalizeId":
        return this.#normalizeId(String(args.table), String(args.idString));
      case "1.0/queryStream":
        return this.#openStream(args.query as SerializedQuery);
      case "1.0/queryStreamNext":
        return this.#next(Number(args.queryId));
      case "1.0/queryCleanup":
        return JSON.stringify(this.#streams.delete(Number(args.queryId)));
      case "1.0/queryPage":
        return this.#page(args as unknown as PageRequest);
      case "1.0/getUserIdentity":
        this.readsIdentity = true;
        return JSON.stringify(this.#caller.identity?.attributes ?? null);
      case "1.0/runUdf":
        return this.#nested(args as Address & { udfType: string; args: JSONValue });
      case "1.0/getFunctionMetadata":
        return JSON.stringify({ name: this.#path, componentPath: "" });
      case "1.0/getSnapshotTs":
        return JSON.stringify(convexToJson(this.#transaction.snapshotTs));
      default:
        return this.#write(name, args);
    }
  }

  #write(name: string, args: Record<string, unknown>): string {
    const handler = WRITES[name];
    if (handler === undefined) throw new UnsupportedError(`the syscall "${name}"`);
    if (name !== "1.0/cancel_job" && isSystemTable(this.#transaction, args)) {
      throw new FunctionError("System tables (prefixed with `_`) are read-only.");
    }
    if (this.#kind === "query")
      throw new FunctionError(`A query cannot write or schedule (syscall "${name}").`);
    if (name === "1.0/schedule") this.#functions.checkScheduled(addressedPath(args as Address));
    return JSON.stringify(handler(this.#transaction, args) ?? null);
  }

  #get(args: { id: string; table?: string; isSystem: boolean }): string {
    return this.#transaction.get(args.id, { table: args.table, system: args.isSystem }) ?? "null";
  }

  #normalizeId(table: string, id: string): string {
    return JSON.stringify({ id: this.#transaction.catalog.isIdOf(table, id) ? id : null });
  }

  #openStream(query: SerializedQuery): string {
    this.#lastQueryId += 1;
    const queryId = this.#lastQueryId;
    this.#streams.set(queryId, new QueryStream(this.#transaction, planQuery(this.#transaction, query)));
    return JSON.stringify({ queryId });
  }

  #next(queryId: number): string {
    const row = this.#streams.get(queryId)?.next();
    return row === undefined ? '{"value":null,"done":true}' : `{"value":${row.json},"done":false}`;
  }

  #page(request: PageRequest): string {
    if (this.#paginated) {
      throw new FunctionError(
        "This function ran multiple paginated queries. Convex supports one in each function.",
      );
    }
    this.#paginated = true;
    const chooses = request.endCursor === null;
    const page = readPage(this.#transaction, chooses ? { ...request, endCursor: this.journal } : request);
    this.journal = chooses ? page.continueCursor : null;
    const { page: documents, ...rest } = page;
    return `{"page":[${documents.join(",")}],${JSON.stringify(rest).slice(1)}`;
  }

  #nested(args: Address & { udfType: string; args: JSONValue }): string {
    if (args.udfType !== "query" && args.udfType !== "mutation") {
      throw new UnsupportedError("`useStaleSnapshot`");
    }
    if (this.#kind === "query" && args.udfType === "mutation") {
      throw new FunctionError("A query cannot run a mutation.");
    }
    const result = this.#functions.runNested(args.udfType, addressedPath(args), args.args);
    if ("value" in result) return result.value;
    const { message, data } = result.error;
    throw Object.assign(new FunctionError(message), data === undefined ? {} : { data });
  }
}

/** System calls that only mutations may make. */
const WRITES: Record<string, (transaction: Transaction, args: Record<string, unknown>) => unknown> = {
  "1.0/insert": (transaction, { table, value }) => {
    return { _id: transaction.insert(String(table), objectOf(value)) };
  },
  "1.0/shallowMerge": (transaction, { id, value, table }) => {
    transaction.patch(String(id), objectOf(value), tableOf(table));
  },
  "1.0/replace": (transaction, { id, value, table }) => {
    transaction.replace(String(id), objectOf(value), tableOf(table));
  },
  "1.0/remove": (transaction, { id, table }) => {
    transaction.delete(String(id), tableOf(table));
  },
  "1.0/schedule": (transaction, args) => {
    return schedule(
      transaction,
      addressedPath(args as Address),
      args.args as JSONValue,
      Number(args.ts) * 1000,
    );
  },
  "1.0/cancel_job": (transaction, { id }) => {
    cancelScheduled(transaction, String(id));
  },
};

/** Functions must not write system tables: scheduled functions can only be canceled. */
function isSystemTable({ catalog }: Transaction, { table, id }: Record<string, unknown>): boolean {
  const name = table ?? (typeof id === "string" ? catalog.tableOfId(id)?.name : undefined);
  return typeof name === "string" && name.startsWith("_");
}

function objectOf(value: unknown): JsonObject {
  const isPlain = typeof value === "object" && value !== null && !Array.isArray(value);
  // Objects such as `{"$bytes": …}` are encoded values.
  if (!isPlain || value instanceof ArrayBuffer || Object.keys(value).some((key) => key.startsWith("$"))) {
    throw new FunctionError(`A document must be an object, not ${JSON.stringify(value)}.`);
  }
  return value as JsonObject;
}

function tableOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
