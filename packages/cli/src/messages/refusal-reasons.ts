/** Sentences for the reasons why the backend refuses a user's request. */
import type { Catalogue, RefusalFacts } from "@fondation/backend/messages";
import { says, type Words } from "./words.ts";

const TWO_FORMS = "Write owner/repo or the https address of the repository.";
const OWNER_AND_NAME = "a repository is named by an owner and a name, nothing more and nothing less";

export const REFUSAL_WORDS: Catalogue<RefusalFacts, Words> = {
  "access.identity-required": () =>
    says(
      "the backend requires an identity and did not recognize one",
      "Set FONDATION_SIGNING_KEY to the signing key of the deployment, or FONDATION_DATA to the directory that has it.",
    ),
  "access.local-needs-open": () =>
    says(
      "a directory of this machine can only be submitted to a system with open access",
      "Submit the https address of the repository, or start Fondation with `fondation up`.",
    ),
  "access.workers-only": () =>
    says(
      "this function is for workers, and the caller has no valid worker token",
      "Use the signing key of the deployment (FONDATION_SIGNING_KEY).",
    ),
  "job.succeeded": () =>
    says("the job succeeded: there is nothing to try again", "Use `fondation submit` for a new job."),
  "job.unknown": () =>
    says("there is no such job", "`fondation jobs list` prints the ids of the latest jobs."),
  "quota.cost": ({ budget, used }) =>
    says(
      `the jobs of this viewer have cost, or may still cost, $${used.toFixed(2)} within 24 hours: another one could exceed $${budget.toFixed(2)}`,
      "Wait for the running ones, choose the static engine (--engine static), or raise FONDATION_VIEWER_DAILY_COST.",
    ),
  "quota.hour": ({ most, minutes }) =>
    says(
      `this viewer has submitted ${most} jobs within an hour, which is the limit`,
      `Try again in ${minutes} min, or raise FONDATION_VIEWER_JOBS_PER_HOUR.`,
    ),
  "quota.queue": ({ most }) =>
    says(
      `this viewer has ${most} jobs that wait or run, which is the limit`,
      "Wait for one of them, cancel one, or raise FONDATION_VIEWER_QUEUE.",
    ),
  "settings.chapters": ({ chapters, least, most }) =>
    says(`a course cannot have ${chapters} chapters`, `Ask for a whole number from ${least} to ${most}.`),
  "directory.not-absolute": ({ path, name }) =>
    says(
      `${path} (${name}) does not name a directory by an absolute path and a simple name`,
      'Give the absolute path of a Git repository and a name of letters, digits, ".", "_" and "-".',
    ),
  "directory.same-names": ({ name, most }) =>
    says(`more than ${most} directories have the name ${name}`, "Give this one another name."),
  "repository.credentials": () =>
    says(
      "the address contains a user name or a password, which do not belong there",
      'Remove what is in front of "@"; access to private repositories is a setting of the worker (GITHUB_TOKEN).',
    ),
  "repository.forbidden-character": () =>
    says("the address contains a space, an invisible or a forbidden character", TWO_FORMS),
  "repository.missing": () => says("no repository is given", TWO_FORMS),
  "repository.name": ({ name }) => says(`${name} cannot be the name of a repository`, TWO_FORMS),
  "repository.nested-groups": () =>
    says(
      "the address leads through a subgroup: only repositories directly below an owner are read",
      "Give a repository such as https://server/owner/repo, or the path of a clone on this machine.",
    ),
  "repository.not-allowed-owner": ({ owner }) =>
    says(
      `repositories of ${owner} may not be submitted to this system`,
      "Choose a repository of another owner, or add this one to FONDATION_ALLOWED_OWNERS.",
    ),
  "repository.owner": ({ owner }) => says(`${owner} cannot be the name of an owner`, TWO_FORMS),
  "repository.private-host": ({ host }) =>
    says(
      `${host} is a private address: Fondation does not connect to it`,
      "Give the address of a public server, or add the host to FONDATION_ALLOW_PRIVATE_HOSTS.",
    ),
  "repository.protocol": ({ protocol }) =>
    says(`the protocol ${protocol} is not accepted, only https is`, TWO_FORMS),
  "repository.query": () =>
    says('the address contains "?" or "#": it is not the address of a repository', TWO_FORMS),
  "repository.segments": () => says(OWNER_AND_NAME, TWO_FORMS),
  "repository.too-long": () => says("the address is too long to be that of a repository", TWO_FORMS),
  "repository.unreadable": () => says("the address cannot be read as that of a repository", TWO_FORMS),
  "repository.without-scheme": ({ path }) => says(OWNER_AND_NAME, `Write the whole address: https://${path}`),
};
