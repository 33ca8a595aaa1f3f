/** Sentences for failures between the address of a repository and its files. */
import type { Catalogue, FailureFacts } from "@fondation/backend/messages";
import { says, type Words } from "./words.ts";

type CloneReasons = Pick<FailureFacts, Extract<keyof FailureFacts, `address.${string}` | `clone.${string}`>>;

const NUMBER = new Intl.NumberFormat("en");

const CHECK_ADDRESS = "Check the address of the repository.";
const CHECK_SERVER = "Check that the worker can reach the server, then try again.";
const CHECK_TOKEN = "Check that GITHUB_TOKEN is valid and may read this repository.";
const GIVE_ADDRESS = "Give an https address without credentials, for example https://github.com/owner/repo.";
const GIVE_TOKEN =
  "Check the address; if the repository is private, give the worker a GITHUB_TOKEN that may read it.";

export const CLONE_REASONS: Catalogue<CloneReasons, Words> = {
  "address.credentials": ({ host }) =>
    says(`the address of the repository on ${host} contains credentials`, GIVE_ADDRESS),
  "address.not-https": ({ address }) => says(`${address} is not an https address`, GIVE_ADDRESS),
  "address.private": ({ host }) =>
    says(
      `${host} is in a private network: nothing is cloned from there`,
      "Give the address of a public server, or add the host to FONDATION_ALLOW_PRIVATE_HOSTS.",
    ),
  "address.query": ({ host }) =>
    says(`the address of the repository on ${host} contains "?" or "#"`, GIVE_ADDRESS),
  "address.relative-path": ({ path }) => says(`${path} is not an absolute path`, GIVE_ADDRESS),
  "address.unknown-host": ({ host }) => says(`the server ${host} does not exist`, CHECK_ADDRESS),
  "address.unreadable": () => says("the address of the repository cannot be read", GIVE_ADDRESS),
  "address.unresolved-host": ({ host }) =>
    says(
      `the address of the server ${host} could not be looked up`,
      "Try again; if it happens again, check the name resolution of the worker.",
    ),

  "clone.denied": ({ repository }) =>
    says(`${repository} does not exist or is private: the server asks for credentials`, GIVE_TOKEN),
  "clone.denied-with-token": ({ repository }) =>
    says(`the server denies access to ${repository} with the token of the worker`, CHECK_TOKEN),
  "clone.disk-full": ({ repository }) =>
    says(
      `the disk of the worker is full: ${repository} could not be cloned`,
      "Free space in FONDATION_WORKSPACE, then try again.",
    ),
  "clone.failed": ({ repository }) =>
    says(
      `${repository} could not be cloned`,
      "Look at the log of the worker; this may be a bug in Fondation.",
    ),
  "clone.incomplete": ({ repository }) =>
    says(
      `objects of the commit are not on this machine: ${repository} is a partial clone (made with --filter), or damaged`,
      "Give the address of the repository, or run `git fetch --refetch --no-filter` in this clone if you trust its settings; `git fsck` shows damage.",
    ),
  "clone.limits": ({ repository }) =>
    says(
      `${repository} needs more memory or CPU time in Git than a repository gets`,
      "Choose a smaller repository, or one without very large files.",
    ),
  "clone.network": ({ repository }) =>
    says(`the server of ${repository} does not answer as it should`, CHECK_SERVER),
  "clone.no-commit": ({ repository }) =>
    says(
      `${repository} has no commit on its default branch yet`,
      "Push code to the repository, then try again.",
    ),
  "clone.no-directory": ({ repository }) =>
    says(
      `the directory ${repository} does not exist on the machine of the worker, or cannot be read there`,
      "Only a worker on the same machine can take a local path; check the path.",
    ),
  "clone.not-found": ({ repository }) => says(`${repository} does not exist, or is private`, GIVE_TOKEN),
  "clone.not-found-with-token": ({ repository }) =>
    says(
      `${repository} does not exist, or the token of the worker gives no access to it`,
      `Check the address. ${CHECK_TOKEN}`,
    ),
  "clone.not-git": ({ repository }) =>
    says(`what answers at the address of ${repository} is not a Git repository`, CHECK_ADDRESS),
  "clone.other-server": ({ repository }) =>
    says(
      `the address of ${repository} redirects to another server: it is not followed`,
      "Give the final address of the repository.",
    ),
  "clone.redirects": ({ repository }) =>
    says(
      `the address of ${repository} redirects too often, or to nowhere`,
      "Give the final address of the repository.",
    ),
  "clone.stalled": ({ repository }) =>
    says(`the server of ${repository} sends nothing more: the clone was stopped`, CHECK_SERVER),
  "clone.too-large": ({ repository, maxBytes, maxFiles }) =>
    says(
      `${repository} exceeds ${NUMBER.format(maxBytes / 1_000_000)} MB or ${NUMBER.format(maxFiles)} files`,
      "Choose a smaller repository, or raise FONDATION_MAX_REPOSITORY_BYTES or FONDATION_MAX_REPOSITORY_FILES.",
    ),
};
