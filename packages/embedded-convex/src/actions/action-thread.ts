/**
 * The program of the thread that runs one action. It is passed as text to a `Worker`
 * (`runAction.toString()`), so it must be self-contained.
 */

/** What the thread is started with. */
export interface ActionStart {
  functions: string;
  module: string;
  exportName: string;
  args: string;
}

/** The backend's answer to a system call. */
export interface SyscallAnswer {
  syscallId: number;
  json?: string;
  error?: { message: string; data?: unknown };
}

/** From the thread. After `done` it is ended. */
export type FromActionThread =
  | { type: "syscall"; syscallId: number; name: string; args: string; now: number }
  | { type: "log"; line: string }
  | { type: "done"; outcome: { value: string } | { error: object } };

export function runAction(): void {
  const { inspect } = process.getBuiltinModule("node:util");
  const vm = process.getBuiltinModule("node:vm");
  const { parentPort, workerData } = process.getBuiltinModule("node:worker_threads");
  const { functions, module, exportName, args } = workerData as ActionStart;
  const waiting = new Map<number, { resolve(json: string): void; reject(error: Error): void }>();
  const global = globalThis as unknown as Record<string, unknown>;
  let lastSyscall = 0;

  const send = (message: FromActionThread) => parentPort?.postMessage(message);
  global.Convex = {
    syscall: (name: string) => {
      throw new Error(`The syscall "${name}" cannot be used in actions: actions have no ctx.db.`);
    },
    jsSyscall: (name: string) => {
      throw new Error(`The embedded Convex backend does not support the syscall "${name}".`);
    },
    asyncSyscall: (name: string, args: string) => {
      lastSyscall += 1;
      const syscallId = lastSyscall;
      return new Promise<string>((resolve, reject) => {
        waiting.set(syscallId, { resolve, reject });
        send({ type: "syscall", syscallId, name, args, now: Date.now() });
      });
    },
  };
  for (const level of ["log", "info", "debug", "warn", "error"] as const) {
    console[level] = (...values: unknown[]) => {
      const text = values
        .map((value) => (typeof value === "string" ? `'${value}'` : inspect(value)))
        .join(" ");
      send({ type: "log", line: `[${level.toUpperCase()}] ${text}` });
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

  parentPort?.on("message", ({ syscallId, json, error }: SyscallAnswer) => {
    const waiter = waiting.get(syscallId);
    waiting.delete(syscallId);
    if (error === undefined) waiter?.resolve(json ?? "null");
    else
      waiter?.reject(
        Object.assign(new Error(error.message), error.data === undefined ? {} : { data: error.data }),
      );
  });
  type Action = { invokeAction(requestId: string, args: string): Promise<string> };
  const run = async () => {
    vm.runInThisContext(functions, { filename: "convex/functions.js" });
    const modules = global.__convexModules as Record<string, () => Record<string, Action>>;
    const action = modules[module]?.()[exportName];
    if (action === undefined) throw new Error(`${module}:${exportName} does not exist.`);
    return await action.invokeAction("action", args);
  };
  run().then(
    (value) => send({ type: "done", outcome: { value } }),
    (thrown: unknown) => send({ type: "done", outcome: { error: describe(thrown) } }),
  );
}
