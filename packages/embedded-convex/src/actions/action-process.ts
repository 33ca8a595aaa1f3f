/**
 * The program of the process that runs actions, each in a thread of its own. It is passed to a
 * separate Node process as text (`superviseActions.toString()`), so a bundle needs no extra file.
 * Therefore it must be self-contained.
 *
 * No action can crash the process that has the database. This program's main thread runs no code
 * of actions, so it notices at once when the backend ends, and can end an action that never yields.
 */
import type { ActionStart, FromActionThread, SyscallAnswer } from "./action-thread.ts";

/** From the backend to the process. `load` comes once, as the first message. */
export type ToActionProcess =
  | { type: "load"; program: string; functions: string; environment: Record<string, string>; heapMb: number }
  | ({ type: "run"; callId: number } & Omit<ActionStart, "functions">)
  | ({ type: "answer"; callId: number } & SyscallAnswer)
  | { type: "end"; callId: number };

/** From the process to the backend. */
export type FromActionProcess = FromActionThread & { callId: number };

export function superviseActions(): void {
  const { Worker } = process.getBuiltinModule("node:worker_threads");
  const threads = new Map<number, InstanceType<typeof Worker>>();
  let load: Extract<ToActionProcess, { type: "load" }>;

  const end = (callId: number) => {
    void threads.get(callId)?.terminate();
    threads.delete(callId);
  };
  const send = (message: FromActionProcess) => {
    if (!threads.has(message.callId)) return;
    process.send?.(message);
    if (message.type === "done") end(message.callId);
  };
  const run = ({ callId, module, exportName, args }: Extract<ToActionProcess, { type: "run" }>) => {
    const { program, functions, environment: env, heapMb } = load;
    const thread = new Worker(program, {
      eval: true,
      env,
      workerData: { functions, module, exportName, args },
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    threads.set(callId, thread);
    const fail = (error: object) => send({ type: "done", callId, outcome: { error } });
    thread.on("message", (message: FromActionThread) => send({ ...message, callId }));
    // An exception or rejection that nothing handles, or too much memory.
    thread.on("error", ({ name, message, stack }: Error) => fail({ name, message, stack }));
    thread.on("exit", (code) => fail({ message: `The action ended its thread with code ${code}.` }));
  };

  process.on("message", (received) => {
    const message = received as ToActionProcess;
    if (message.type === "load") load = message;
    else if (message.type === "run") run(message);
    else if (message.type === "end") end(message.callId);
    else threads.get(message.callId)?.postMessage(message);
  });
  // Without its backend, no caller waits for the result of an action. The group includes programs
  // that actions started.
  process.on("disconnect", () => process.kill(-process.pid, "SIGKILL"));
}
