import { expect, test } from "vitest";
import type { System } from "../system/contract/system.ts";
import { Faults } from "./faults.ts";

/** A system that records what happens to its services. `broken`: cannot be started again. */
function recorded(broken?: string) {
  const happened: string[] = [];
  const say = (what: string) => async () => void happened.push(what);
  const system = {
    control: {
      service: (name: string) => ({
        running: name !== "worker-2",
        kill: (signal: string) => say(`${signal} ${name}`)(),
        pause: say(`pause ${name}`),
        resume: say(`resume ${name}`),
      }),
      restart: async (name: string) => {
        happened.push(`restart ${name}`);
        if (name === broken) throw new Error(`${name} does not start`);
      },
    },
    links: {
      "page-web": {
        slow: (ms: number, jitter: number) => happened.push(`slow ${ms} ${jitter}`),
        cut: (bytes: number) => happened.push(`cut after ${bytes}`),
        heal: () => happened.push("heal"),
      },
    },
    containers: {
      limitMemory: async (name: string, more: number) => {
        happened.push(`${more} more for ${name}`);
        return say(`limit of ${name} restored`);
      },
      cutOff: (name: string) => say(`cut ${name}`)(),
      rejoin: (name: string) => say(`rejoin ${name}`)(),
    },
  };
  return { happened, faults: new Faults(system as unknown as System) };
}

test("faults that a test has left are undone once, the latest first", async () => {
  const { happened, faults } = recorded();
  await faults.kill("backend", "SIGKILL");
  const paused = await faults.pause("worker-1");
  await faults.disconnect("web");
  await paused.undo();
  happened.length = 0;
  await faults.undoAll();
  await faults.undoAll();
  expect(happened).toEqual(["rejoin web", "restart backend"]);
});

test("a slow and a cut link are healed, each once", async () => {
  const { happened, faults } = recorded();
  await faults.slow("page-web", 40, 20);
  const cut = await faults.cut("page-web", 500);
  await cut.undo();
  await faults.undoAll();
  expect(happened).toEqual(["slow 40 20", "cut after 500", "heal", "heal"]);
});

test("a limit of memory is undone, also by a start if the service has ended", async () => {
  const { happened, faults } = recorded();
  await faults.limitMemory("worker-1", 5);
  await faults.limitMemory("worker-2", 6);
  happened.length = 0;
  await faults.undoAll();
  expect(happened).toEqual(["limit of worker-2 restored", "restart worker-2", "limit of worker-1 restored"]);
});

test("an undo that fails does not keep the others from being undone, and is reported", async () => {
  const { happened, faults } = recorded("web");
  await faults.pause("worker-1");
  await faults.kill("web", "SIGTERM");
  await expect(faults.undoAll()).rejects.toMatchObject({ errors: [{ message: "web does not start" }] });
  expect(happened).toEqual(["pause worker-1", "SIGTERM web", "restart web", "resume worker-1"]);
});
