/** Jobs that end wrongly, or whose page says so. */
import type { Mutant, Patch } from "../mutant.ts";
import { CANCELED_CLONE, SMALL_COURSE, STALE_WORKER, STEPS } from "./owners.ts";

/** Changes when « Voir le Cours » is shown. `$1`: the job, `$2`: the repository. */
const linkShown = (condition: string): Patch => ({
  part: "pages",
  find: /\{job:(\w+),repository:(\w+),actions:(\w+)\}\)\{let ([^;]*),(\w+)=\2!==null&&\2\.course!==null;/,
  replace: `{job:$1,repository:$2,actions:$3}){let $4,$5=${condition};`,
});

/** Changes the step that a worker reports as `step2`. */
const reported = (step: string): Patch => ({
  part: "functions",
  find: "            step: step2,\n",
  replace: `            step: ${step},\n`,
});

const OWNED = '    if (job?.status === "running" && job.epoch === proof2.epoch) {';
const LEASED =
  "    if (lease2 === null || lease2.epoch !== proof2.epoch || lease2.workerId !== proof2.workerId) {";
const owned = (condition: string): Patch => ({
  part: "functions",
  find: OWNED,
  replace: `    if (${condition}) {`,
});
const leased = (refusal: string): Patch => ({
  part: "functions",
  find: LEASED,
  replace: `    if (${refusal}) {`,
});

export const JOB_MUTANTS: readonly Mutant[] = [
  {
    id: "course-link-early",
    what: "« Voir le Cours » is shown from step 5 on",
    patches: [linkShown("$2!==null&&($2.course!==null||$1!==null&&$1.step>=5)")],
    owner: SMALL_COURSE,
    message: /« Voir le Cours » before the course is there[\s\S]*Étape/,
    quick: true,
  },
  {
    id: "course-link-never",
    what: "« Voir le Cours » is never shown",
    patches: [linkShown("!1")],
    owner: SMALL_COURSE,
    message: /« Voir le Cours » of a finished job/,
  },
  {
    id: "course-link-previous",
    what: "« Voir le Cours » leads to the previous course",
    patches: [
      {
        part: "pages",
        find: /to:(\w+)\.route,className:(\w+\|\|\w+)\?`button`:`button-primary`/,
        replace: "to:$1.route+`?version=precedente`,className:$2?`button`:`button-primary`",
      },
    ],
    owner: SMALL_COURSE,
    message: /the address behind « Voir le Cours »[\s\S]*version=precedente/,
  },
  {
    id: "page-reloads",
    what: "the page of a job reloads when its course is ready",
    patches: [
      linkShown(
        "(window.name||$2?.course==null||(window.name=`x`,location.reload()),$2!==null&&$2.course!==null)",
      ),
    ],
    owner: SMALL_COURSE,
    message: /the window is still the one that submitted/,
  },
  {
    id: "old-course-stays",
    what: "a regenerated course does not become the current one",
    patches: [
      {
        part: "functions",
        find: "            currentCourseId: course._id\n",
        replace: "            currentCourseId: repository.currentCourseId ?? course._id\n",
      },
    ],
    owner: {
      spec: "target-independent/regeneration.spec.ts",
      title: "a course is regenerated while the old one stays readable",
    },
    message: /the course after its regeneration, not the old one/,
  },
  {
    id: "old-course-lost",
    what: "a failed regeneration loses the old course",
    patches: [
      {
        part: "functions",
        find: '    await ctx.db.patch("repositories", job.repositoryId, { lastActivityAt: now });',
        replace:
          '    await ctx.db.patch("repositories", job.repositoryId, { lastActivityAt: now, ...event === "fail" ? { currentCourseId: null } : {} });',
      },
    ],
    owner: {
      spec: "target-independent/invalid-course.spec.ts",
      title: "a false citation fails the job, keeps the old course, and a retry fixes it",
    },
    message: /the old course after a failed regeneration/,
  },
  {
    id: "step-stuck",
    what: "a job stays at its last step",
    patches: [
      {
        part: "functions",
        find: /const \{ documents, verification: \w+, usage: \w+ \} = await requireCompleteness\(/,
        replace: "return null; $&",
      },
    ],
    owner: SMALL_COURSE,
    message: /the job's end[\s\S]*Étape 6 sur 6/,
  },
  {
    id: "step-back",
    what: "the steps of a job go backwards",
    patches: [reported("step2 > 0 ? 7 - step2 : 0")],
    owner: STEPS,
    message: /announced steps, never back/,
  },
  {
    id: "step-seven",
    what: "a job reaches « Étape 7 sur 6 »",
    patches: [reported("step2 > 0 ? step2 + 1 : 0")],
    owner: STEPS,
    message: /steps that do not exist[\s\S]*Étape 7 sur 6/,
  },
  {
    id: "completed-job-changes",
    what: "a completed job still takes a worker's changes",
    patches: [
      owned("job?.epoch === proof2.epoch"),
      leased("lease2 !== null && lease2.workerId !== proof2.workerId"),
      {
        part: "functions",
        find: "    if (lease2.expiresAt <= Date.now()) throw",
        replace: "    if (lease2?.expiresAt <= Date.now()) throw",
      },
    ],
    owner: STALE_WORKER,
    message: /changes of a job that is completed[\s\S]*progress/,
    quick: true,
  },
  {
    id: "epoch-unchecked",
    what: "a worker's old epoch is accepted",
    patches: [
      owned('job?.status === "running"'),
      leased("lease2 === null || lease2.workerId !== proof2.workerId"),
    ],
    owner: STALE_WORKER,
    message: /changes of the worker's old epoch[\s\S]*heartbeat/,
  },
  {
    id: "foreign-job-changes",
    what: "every worker can change every job",
    patches: [
      {
        part: "functions",
        find: "      if (isClaimant(job, proof2)) return job;",
        replace: "      return job;",
      },
      leased("lease2 === null || lease2.epoch !== proof2.epoch"),
    ],
    owner: STALE_WORKER,
    message: /changes of another worker[\s\S]*heartbeat/,
  },
  {
    id: "cancel-ignored",
    what: "a canceled job goes on and completes",
    patches: [
      {
        part: "functions",
        find: '          if (isActive(job.status)) await move(ctx, job, "cancel");\n',
        replace: "",
      },
    ],
    owner: CANCELED_CLONE,
    message: /the status after « Annuler »[\s\S]*Préparation/,
  },
  {
    id: "worker-ignores-cancel",
    what: "a worker goes on with a canceled job",
    patches: [
      {
        part: "programs",
        find: 'end=__name(stopped=>{released||(release(),options.onEnd(stopped))},"end")',
        replace: 'end=__name(()=>{},"end")',
      },
    ],
    owner: CANCELED_CLONE,
    message: /clones of a canceled job that Git still waits for/,
  },
  {
    id: "lease-never-ends",
    what: "the lease of a lost worker never ends",
    patches: [
      {
        part: "functions",
        find: "          if (job === null || lease2 === null || lease2.epoch !== args.epoch) return null;",
        replace: "          return null;",
      },
    ],
    owner: {
      spec: "production/crash-matrix.spec.ts",
      title: "claimed: another worker completes the course, once",
    },
    message: /Stopped waiting for another worker to have the job/,
  },
  {
    id: "two-active-jobs",
    what: "a repository has two jobs at once",
    patches: [
      {
        part: "functions",
        find: "    if (latest !== null && isActive(latest.status)) {\n      return { jobId: latest._id",
        replace: "    if (false) {\n      return { jobId: latest._id",
      },
    ],
    owner: {
      spec: "target-independent/job-page.spec.ts",
      title: "a repository submitted twice has one job, and both pages show it",
    },
    message: /the job of the second submission/,
  },
];
