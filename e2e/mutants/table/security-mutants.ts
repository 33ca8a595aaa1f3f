/** Secrets that get out, and callers that get in. */
import type { Mutant, Patch } from "../mutant.ts";
import { PRIVATE_COURSE, SIGNED_IN } from "./owners.ts";

const CLONES = 'job.journal.write("info","clone.started",{repository:repository.key})';
const whenCloning = (expression: string): Patch => ({
  part: "programs",
  find: CLONES,
  replace: `${CLONES},${expression}`,
});

export const SECURITY_MUTANTS: readonly Mutant[] = [
  {
    id: "token-in-log",
    what: "the worker prints the Git token",
    patches: [whenCloning('process.stderr.write(githubToken.reveal()+"\\n")')],
    owner: PRIVATE_COURSE,
    message: /secrets in the log of worker-1[\s\S]*github-token/,
  },
  {
    id: "token-in-log-encoded",
    what: "the worker prints the Git token in base64",
    patches: [
      whenCloning('process.stderr.write(Buffer.from("x:"+githubToken.reveal()).toString("base64")+"\\n")'),
    ],
    owner: PRIVATE_COURSE,
    message: /secrets in the log of worker-1[\s\S]*github-token/,
    quick: true,
  },
  {
    id: "token-in-argument",
    what: "Git gets the token as an argument",
    patches: [
      {
        part: "programs",
        find: 'transfer(git,request,["clone","--single-branch"',
        replace:
          'transfer(git,request,["-c","http.extraHeader=X-Token: "+request.token?.reveal(),"clone","--single-branch"',
      },
    ],
    owner: PRIVATE_COURSE,
    message: /secrets in arguments while Git clones[\s\S]*github-token/,
  },
  {
    id: "token-in-report",
    what: "the reports of a job that its page shows contain the Git token",
    patches: [
      {
        part: "programs",
        find: CLONES,
        replace:
          'job.journal.write("info","clone.started",{repository:repository.key+Buffer.from(githubToken.reveal()).toString("hex")})',
      },
    ],
    owner: PRIVATE_COURSE,
    message: /secrets in the job's log[\s\S]*github-token/,
  },
  {
    id: "queries-open",
    what: "the queries of courses and jobs answer anyone",
    patches: [
      {
        part: "functions",
        find: "  async function requireViewer(ctx) {\n    if (isOpen()) return;",
        replace: "  async function requireViewer(ctx) {\n    return;",
      },
    ],
    owner: SIGNED_IN,
    message: /queries that answer a stranger[\s\S]*course/,
    quick: true,
  },
  {
    id: "cookie-readable",
    what: "scripts can read the cookie of a session",
    patches: [{ part: "programs", find: 'cookie.httpOnly&&(str+="; HttpOnly"),', replace: "" }],
    owner: SIGNED_IN,
    message: /"httpOnly": false/,
  },
  {
    id: "private-address-accepted",
    what: "private addresses are accepted as repositories",
    patches: [
      {
        part: "functions",
        find: /function isPrivateHost\((\w+)\) \{/,
        replace: "function isPrivateHost($1) {\n    return false;",
      },
    ],
    owner: {
      spec: "target-independent/refused-names.spec.ts",
      title: "a private address is refused, and nothing is queued",
    },
    message: /the refusal of https:\/\/192\.168\.0\.1\/ada\/boutique/,
  },
];
