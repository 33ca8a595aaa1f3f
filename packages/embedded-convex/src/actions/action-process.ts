/**
 * The program of the process that runs actions. It is passed to a separate Node process as text
 * (`runActions.toString()`), so a bundle needs no extra file. Therefore it must be self-contained.
 * An action cannot crash the process that has the database.
 */

/** From the backend to the process. */
export type ToActionProcess =
  | { type: "load"; functions: string; environment: Record<string, string> }
  | { type: "run"; callId: number; module: string; exportName: string; args: string }
  | { type: "answer"; syscallId: number; json?: string; error?: { message: string; data?: unknown } };

/** From the process to the backend. */
export type FromActionProcess =
  | { type: "syscall"; callId: number; syscallId: number; name: string; args: string; now: number }
  | { type: "log"; callId: number; line: string }
  | { type: "done"; callId: number; outcome: { value: string } | { error: object } };

export function runActions(): void {
  const { AsyncLocalStorage } = process.getBuiltinModule("node:async_hooks");
  const { inspect } = process.getBuiltinModule("node:util");
  const vm = process.getBuiltinModule("node:vm");
  const calls = new AsyncLocalStorage<number>();
  const waiting = new Map<number, { resolve(json: string): void; reject(error: Error): void }>();
  const global = globalThis as unknown as Record<string, unknown>;
  let lastSyscall = 0;

  const send = (message: object) => process.send?.(message);
  const currentCall = () => {
    const callId = calls.getStore();
    if (callId === undefined) throw new Error("Convex's ctx was used outside of a running action.");
    return callId;
  };
  global.Convex = {
    syscall: (name: string) => {
      throw new Error(`The syscall "${name}" cannot be used in actions: actions have no ctx.db.`);
    },
    jsSyscall: (name: string) => {
      throw new Error(`The embedded Convex backend does not support the syscall "${name}".`);
    },
    asyncSyscall: (name: string, args: string) => {
      const callId = currentCall();
      lastSyscall += 1;
      const syscallId = lastSyscall;
      return new Promise<string>((resolve, reject) => {
        waiting.set(syscallId, { resolve, reject });
        send({ type: "syscall", callId, syscallId, name, args, now: Date.now() });
      });
    },
  };
  for (const level of ["log", "info", "debug", "warn", "error"] as const) {
    console[level] = (...values: unknown[]) => {
      const text = values
        .map((value) => (typeof value === "string" ? `'${value}'` : inspect(value)))
        .join(" ");
      send({ type: "log", callId: calls.getStore() ?? 0, line: `[${level.toUpperCase()}] ${text}` });
    };
  }

  const describe = (thrown: unknown) => {
    if (typeof thrown !== "object" || thrown === null || !("message" in thrown))
      return { message: String(thrown) };
    const { name, message, stack, data } = thrown as Error & { data?: string };
    const isConvexError =
      (thrown as { ConvexErrorSymbol?: symbol }).ConvexErrorSymbol === Symbol.for("ConvexError");
    return { name, message, stack, ...(isConvexError ? { data: JSON.parse(data ?? "null") } : {}) };
  };
  const run = async (module: string, exportName: string, callId: number, args: string) => {
    type Action = { invokeAction(requestId: string, args: string): Promise<string> };
    const modules = global.__convexModules as Record<string, () => Record<string, Action>>;
    const action = modules[module]?.()[exportName];
    if (action === undefined) throw new Error(`${module}:${exportName} does not exist.`);
    return await action.invokeAction(String(callId), args);
  };

  type Message = {
    type: string;
    functions: string;
    environment: Record<string, string>;
    callId: number;
    module: string;
    exportName: string;
    args: string;
    syscallId: number;
    json?: string;
    error?: { message: string; data?: unknown };
  };
  process.on("message", (received) => {
    const message = received as Message;
    if (message.type === "load") {
      Object.assign(process.env, message.environment);
      vm.runInThisContext(message.functions, { filename: "convex/functions.js" });
    } else if (message.type === "run") {
      const { module, exportName, callId, args } = message;
      calls.run(callId, () => {
        run(module, exportName, callId, args).then(
          (value) => send({ type: "done", callId, outcome: { value } }),
          (thrown: unknown) => send({ type: "done", callId, outcome: { error: describe(thrown) } }),
        );
      });
    } else {
      const { syscallId, json, error } = message;
      const waiter = waiting.get(syscallId);
      waiting.delete(syscallId);
      if (error === undefined) waiter?.resolve(json ?? "null");
      else
        waiter?.reject(
          Object.assign(new Error(error.message), error.data === undefined ? {} : { data: error.data }),
        );
    }
  });
  // Without its backend, no caller waits for the result of an action.
  process.on("disconnect", () => process.exit());
}
