/** Sentences for the reasons why the backend refuses a user's request. */
import type { Catalogue, RefusalFacts } from "@fondation/backend/messages";
import { says, type Words } from "./words.ts";

const TWO_FORMS = "Write owner/repo or the https address of the repository.";

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
  "repository.backslash": () => says("the address contains a backslash", TWO_FORMS),
  "repository.credentials": () =>
    says(
      "the address contains a user name or a password, which do not belong there",
      'Remove what is in front of "@"; access to private repositories is a setting of the worker (GITHUB_TOKEN).',
    ),
  "repository.host-alone": ({ host }) =>
    says(`${host} is a server: owner and repository are missing`, TWO_FORMS),
  "repository.invisible-character": () =>
    says("the address contains an invisible character", "Type it again instead of pasting it."),
  "repository.missing": () => says("no repository is given", TWO_FORMS),
  "repository.name": ({ name }) => says(`${name} cannot be the name of a repository`, TWO_FORMS),
  "repository.no-name": ({ owner }) =>
    says(`${owner} is only an owner: the repository is missing`, TWO_FORMS),
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
  "repository.site-page": ({ page }) => says(`${page} is a page of the site, not a repository`, TWO_FORMS),
  "repository.space": () => says("the text contains a space: it is neither a name nor an address", TWO_FORMS),
  "repository.too-long": () => says("the address is too long to be that of a repository", TWO_FORMS),
  "repository.too-many-parts": ({ parts }) =>
    says(`this name has ${parts} parts, and a short name has two`, TWO_FORMS),
  "repository.unreadable": () => says("the address cannot be read as that of a repository", TWO_FORMS),
};
