/** What a service that was broken into could do: asked of the kernel, not of the settings. */
import { LIMITS } from "../../system/containers/limits.ts";
import { ASK_FOR_SANDBOX, SANDBOXED } from "../../system/containers/sandbox.ts";
import type { Containers } from "../../system/contract/system.ts";
import { expect, test } from "../../suite/test.ts";

/** Everything of the product; the doubles stand for other people's servers. */
const SERVICES = [
  ["backend", LIMITS.backend],
  ["web", LIMITS.web],
  ["worker-1", LIMITS["fondation-worker"]],
  ["browser", LIMITS.browser],
] as const;
/** Prints the most memory it may use: where control groups of version 2 have it, else where those of version 1 do. */
const READ_MEMORY =
  "cd /sys/fs/cgroup; if [ -e memory.max ]; then cat memory.max; else cat memory/memory.limit_in_bytes; fi";
/** The same for processes and threads. */
const READ_PIDS = "cd /sys/fs/cgroup; if [ -e pids.max ]; then cat pids.max; else cat pids/pids.max; fi";

for (const [service, { memory, pids }] of SERVICES) {
  test(`${service} runs as nobody special: no root, no capability, no way to get one, nothing of its image to change`, {
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
    // Among them the home, which belongs to the user: there only the read-only root can refuse.
    for (const file of ["/home/node/x", "/opt/fondation/x", "/x"]) {
      const refused = await containers.execute(service, ["touch", file]);
      expect(refused, file).toMatchObject({
        exitCode: 1,
        output: expect.stringContaining("Read-only file system"),
      });
    }
    expect(await containers.execute(service, ["touch", "/tmp/x"])).toEqual({ exitCode: 0, output: "" });
  });

  test(`${service} may use no more memory, and no more processes, than in production`, {
    tag: "@containers",
  }, async ({ system }) => {
    const read = (script: string) => system.containers.execute(service, ["sh", "-c", script]);
    expect(await read(READ_MEMORY)).toEqual({ exitCode: 0, output: `${memory}\n` });
    expect(await read(READ_PIDS)).toEqual({ exitCode: 0, output: `${pids}\n` });
  });
}

test("each service is reached by the loopback interface and its system's network alone, and nothing of this machine is mounted in it", {
  tag: "@containers",
}, async ({ system }) => {
  const networks = new Set<string>();
  for (const { name } of system.services) {
    const exposure = await system.containers.exposure(name);
    // A port that was asked for could be another system's already.
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

test("the browser is in its own sandbox, by what the kernel says of its running processes", {
  tag: "@containers",
}, async ({ system }) => {
  expect(await system.containers.execute("browser", ASK_FOR_SANDBOX)).toEqual({
    exitCode: 0,
    output: expect.stringContaining(SANDBOXED),
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
