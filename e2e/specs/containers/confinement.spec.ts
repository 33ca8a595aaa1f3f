/**
 * What an attacker in a service could do, according to the kernel's own data instead of the
 * settings.
 */
import { LIMITS } from "../../system/containers/limits.ts";
import {
  ALL_FORBIDDEN,
  ASK_FOR_SANDBOX,
  MAKE_FORBIDDEN_CALLS,
  SANDBOXED,
} from "../../system/containers/sandbox.ts";
import type { Containers } from "../../system/contract/system.ts";
import { expect, test } from "../../suite/test.ts";

/** The services of the product. The doubles represent third-party servers. */
const SERVICES = [
  ["backend", LIMITS.backend],
  ["web", LIMITS.web],
  ["worker-1", LIMITS["fondation-worker"]],
  ["browser", LIMITS.browser],
] as const;
/** Prints the memory limit, for control groups version 2 or 1. */
const READ_MEMORY =
  "cd /sys/fs/cgroup; if [ -e memory.max ]; then cat memory.max; else cat memory/memory.limit_in_bytes; fi";
/** Prints the limit of processes and threads. */
const READ_PIDS = "cd /sys/fs/cgroup; if [ -e pids.max ]; then cat pids.max; else cat pids/pids.max; fi";

for (const [service, { memory, pids }] of SERVICES) {
  test(`${service} has no root, no capability and no writable image`, {
    tag: "@containers",
  }, async ({ system }) => {
    const { containers } = system;
    for (const process of ["1", "self"]) {
      const status = await statusOf(containers, service, process);
      expect(status.Uid, "real, effective, saved and file user").not.toContain("0");
      expect(status.Gid).not.toContain("0");
      for (const set of ["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"]) {
        expect(status[set], `${set} of process ${process}`).toEqual(["0000000000000000"]);
      }
      expect(status.NoNewPrivs).toEqual(["1"]);
      expect(status.Seccomp, "2: a filter").toEqual(["2"]);
    }
    // The home belongs to the user, so only the read-only root can prevent a write there.
    for (const file of ["/home/node/x", "/opt/fondation/x", "/x"]) {
      const refused = await containers.execute(service, ["touch", file]);
      expect(refused, file).toMatchObject({
        exitCode: 1,
        output: expect.stringContaining("Read-only file system"),
      });
    }
    expect(await containers.execute(service, ["touch", "/tmp/x"])).toEqual({ exitCode: 0, output: "" });
  });

  test(`${service} has the memory and process limits of production`, {
    tag: "@containers",
  }, async ({ system }) => {
    const read = (script: string) => system.containers.execute(service, ["sh", "-c", script]);
    expect(await read(READ_MEMORY)).toEqual({ exitCode: 0, output: `${memory}\n` });
    expect(await read(READ_PIDS)).toEqual({ exitCode: 0, output: `${pids}\n` });
  });
}

test("services use loopback and their own network only, and mount no host files", {
  tag: "@containers",
}, async ({ system }) => {
  const networks = new Set<string>();
  for (const { name } of system.services) {
    const exposure = await system.containers.exposure(name);
    // A fixed port could belong to another system.
    expect(exposure.ports, name).toEqual([{ address: "127.0.0.1", asked: 0 }]);
    expect(
      exposure.mounts.filter((kind) => kind !== "volume" && kind !== "tmpfs"),
      name,
    ).toEqual([]);
    expect(exposure.networks, name).toHaveLength(1);
    for (const network of exposure.networks) networks.add(network);
  }
  expect([...networks]).toEqual([expect.stringMatching(/^fondation-e2e-[0-9a-f]{12}$/)]);
});

test("the browser's processes are in its sandbox, by the kernel's data", {
  tag: "@containers",
}, async ({ system }) => {
  expect(await system.containers.execute("browser", ASK_FOR_SANDBOX)).toEqual({
    exitCode: 0,
    output: expect.stringContaining(SANDBOXED),
  });
});

test("the browser's container is refused system calls that Chromium does not need", {
  tag: "@containers",
}, async ({ system }) => {
  expect(await system.containers.execute("browser", MAKE_FORBIDDEN_CALLS)).toEqual({
    exitCode: 0,
    output: ALL_FORBIDDEN,
  });
});

async function statusOf(containers: Containers, service: string, process: string) {
  const { output } = await containers.execute(service, ["cat", `/proc/${process}/status`]);
  const fields = output.split("\n").map((line) => line.split(/:?\s+/));
  return Object.fromEntries(fields.map(([name = "", ...values]) => [name, values] as const)) as Record<
    string,
    string[]
  >;
}
