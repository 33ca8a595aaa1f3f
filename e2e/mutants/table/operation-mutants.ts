/** Services that do not end, do not tidy up, or say that they are well. */
import type { Mutant } from "../mutant.ts";
import { PRIVATE_COURSE, SMALL_COURSE, WITHOUT_BACKEND } from "./owners.ts";

export const OPERATION_MUTANTS: readonly Mutant[] = [
  {
    id: "container-as-root",
    what: "the services run as root in their containers",
    patches: [],
    target: "containers",
    image: "USER root\nRUN chown -R root:root /var/lib/fondation",
    owner: {
      spec: "containers/confinement.spec.ts",
      title: "worker-1 has no root, no capability and no writable image",
    },
    message: /real, effective, saved and file user/,
  },
  {
    id: "directories-kept",
    what: "the directories of jobs are never removed",
    patches: [
      {
        part: "programs",
        find: "async function removeDirectory(path){await ",
        replace: "async function removeDirectory(path){return;await ",
      },
    ],
    owner: PRIVATE_COURSE,
    message: /directories of jobs that have ended/,
    quick: true,
  },
  {
    id: "worker-health-lies",
    what: "a worker without a backend says that it is ready",
    patches: [{ part: "programs", find: "let why=notReady();", replace: "let why=void 0;" }],
    owner: WITHOUT_BACKEND,
    message: /the worker's readiness without a backend[\s\S]*200/,
    quick: true,
  },
  {
    id: "pages-health-lies",
    what: "pages without a backend say that they are well",
    patches: [{ part: "programs", find: "reply.code(backend?200:503)", replace: "reply.code(200)" }],
    owner: WITHOUT_BACKEND,
    message: /the pages' health without a backend[\s\S]*200/,
  },
  {
    id: "sigterm-ignored",
    what: "a worker ignores SIGTERM",
    patches: [
      {
        part: "programs",
        find: "for(let signal of SIGNALS)source.on(signal,()=>stages.request(signal))",
        replace: "for(let signal of SIGNALS)source.on(signal,()=>{})",
      },
    ],
    owner: {
      spec: "jobs/cancel.spec.ts",
      title: "without a worker a job waits and says why; the first worker takes it",
    },
    message: /worker-1 did not end within 30 s of SIGTERM/,
  },
  {
    id: "user-chrome-closed",
    what: "a worker that opens its browser ends the user's Chrome",
    patches: [
      {
        part: "programs",
        find: "let own=openBrowser(options.source,directory,log)",
        replace:
          'import("node:fs").then(fs=>{for(let pid of fs.readdirSync("/proc"))try{/^\\d+$/.test(pid)&&fs.readFileSync("/proc/"+pid+"/cmdline","utf8").includes("<title>Mon courrier</title>")&&process.kill(Number(pid),"SIGKILL")}catch{}});let own=openBrowser(options.source,directory,log)',
      },
    ],
    first: SMALL_COURSE,
    owner: {
      spec: "after/user-chrome.spec.ts",
      title: "the user's Chrome is the same process with the same pages",
    },
    message: /the user's Chrome[\s\S]*ended/,
  },
];
