/**
 * Checks whether the browser container's Chromium is sandboxed, with the kernel's data about its
 * renderer processes.
 */

/**
 * Runs in that container: opens a page as a client and inspects the renderer processes. The
 * namespace layer gives each one an id in its own namespace (`NSpid` has several ids). The system
 * call layer adds filters to the container's filter.
 */
export const ASK_FOR_SANDBOX: readonly string[] = [
  "node",
  "--input-type=module",
  "--eval",
  `
import { readdirSync, readFileSync } from "node:fs";
import { chromium } from "/opt/fondation/node_modules/playwright-core/index.mjs";
const read = (pid, file) => { try { return readFileSync("/proc/" + pid + "/" + file, "utf8"); } catch { return ""; } };
const field = (status, name) => status.match(new RegExp("^" + name + ":\\\\s*(.*)$", "m"))?.[1].trim() ?? "";
const address = readFileSync(process.env.FONDATION_BROWSER_WS_ENDPOINT_FILE, "utf8").trim();
const browser = await chromium.connect(address);
await browser.newPage();
const filters = (status) => Number(field(status, "Seccomp_filters"));
const own = filters(read("self", "status"));
const draws = (command) => command.startsWith(process.env.FONDATION_CHROMIUM) && command.includes("--type=renderer");
const renderers = readdirSync("/proc").filter((pid) => draws(read(pid, "cmdline")));
const loose = renderers.filter((pid) => {
  const status = read(pid, "status");
  const apart = field(status, "NSpid").split(/\\s+/).length > 1;
  return !apart || field(status, "Seccomp") !== "2" || filters(status) <= own;
});
await browser.close();
console.log(renderers.length === 0 ? "no renderer" : loose.length > 0 ? "NOT sandboxed: " + loose : "every renderer is sandboxed");
`,
];

/** The answer when both layers of the sandbox are on. */
export const SANDBOXED = "every renderer is sandboxed";

/** Numbers of system calls by architecture, from the kernel's tables. */
const FORBIDDEN = {
  x64: {
    add_key: 248,
    bpf: 321,
    io_uring_setup: 425,
    keyctl: 250,
    pidfd_getfd: 438,
    process_vm_readv: 310,
    ptrace: 101,
  },
  arm64: {
    add_key: 217,
    bpf: 280,
    io_uring_setup: 425,
    keyctl: 219,
    pidfd_getfd: 438,
    process_vm_readv: 270,
    ptrace: 117,
  },
} as const;
const CALLS = Object.entries(FORBIDDEN[process.arch === "arm64" ? "arm64" : "x64"]);

/**
 * Makes forbidden system calls and prints their error numbers. Without the filter, the kernel has
 * other answers to these arguments. Perl is part of every Debian.
 */
export const MAKE_FORBIDDEN_CALLS: readonly string[] = [
  "perl",
  "-e",
  'for (@ARGV) { my ($name, $number) = split /=/; syscall($number, 0, 0, 0, 0, 0, 0); print "$name $!{EPERM}\n"; }',
  ...CALLS.map(([name, number]) => `${name}=${number}`),
];

/** The output when all of them are refused: EPERM is 1. */
export const ALL_FORBIDDEN = CALLS.map(([name]) => `${name} 1\n`).join("");
