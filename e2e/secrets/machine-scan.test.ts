import { mkdir, mkdtemp, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { scanMachine } from "./machine-scan.ts";

const SECRETS = { token: "sk-ant-of-the-test-of-looking-around", key: 'with "quotes" and more of it' };

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "fondation-look-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const look = (directories = [directory]) => scanMachine({ secrets: SECRETS, directories });

test("finds nothing where there is nothing, and leaves no file behind", async () => {
  await mkdir(path.join(directory, "a/b"), { recursive: true });
  await writeFile(path.join(directory, "a/b/file"), "nothing");
  expect(await look()).toMatchObject({ files: 1, inFiles: [], inArguments: [], inEnvironments: [] });
  expect(await readdir(directory, { recursive: true })).toEqual(["a", "a/b", "a/b/file"]);
});

test.each([
  ["in a file", "a/file", SECRETS.token, "token"],
  ["in a file, as JSON", "a/file", JSON.stringify(SECRETS.key), "key"],
  ["in a file, as a header", "a/.file", Buffer.from(`x:${SECRETS.token}`).toString("base64"), "token"],
  ["in the name of a file", SECRETS.token, "nothing", "token"],
])("finds a secret %s and does not print it", async (_, name, content, secret) => {
  const file = path.join(directory, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
  expect((await look()).inFiles).toEqual([`${secret} in ${file}`]);
});

test.each([
  ["an argument", [SECRETS.token], {}, { inArguments: [{ secret: "token", who: "sh -c read -r _" }] }],
  [
    "an environment",
    [],
    { AUTHORIZATION: `Basic ${Buffer.from(`x:${SECRETS.token}`).toString("base64")}` },
    { inEnvironments: [{ secret: "token", who: "sh -c read -r _" }] },
  ],
  [
    "the environment of a client",
    ["--restricted"],
    { TOKEN: SECRETS.token },
    { inEnvironments: [{ secret: "token", who: "a client" }] },
  ],
])("finds and names a process that has a secret in %s", async (_, args, env, expected) => {
  const child = spawn("/bin/sh", ["-c", "read -r _", ...args], { env, stdio: ["pipe", "ignore", "ignore"] });
  await once(child, "spawn");
  const seen = await look();
  child.stdin.end();
  expect(seen).toMatchObject({ inArguments: [], inEnvironments: [], ...expected });
});

test("rejects for a directory that is missing or a file", async () => {
  await expect(look([path.join(directory, "missing")])).rejects.toThrow("ENOENT");
  await writeFile(path.join(directory, "file"), "");
  await expect(look([path.join(directory, "file")])).rejects.toThrow("ENOTDIR");
});

test("rejects for a file that cannot be read", async () => {
  const file = path.join(directory, "file");
  await writeFile(file, "");
  // Too large to read at once. A missing permission would not stop root.
  await truncate(file, 2 ** 32);
  await expect(look()).rejects.toMatchObject({ code: "ERR_FS_FILE_TOO_LARGE" });
});
