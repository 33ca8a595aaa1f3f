/** Reads why Git failed and says it so that the person who submitted the repository understands. One row per reason. */
import { type JobErrorCode, redact } from "@fondation/environment";
import { JobError } from "../job-error.ts";

/** What was asked of Git. */
export interface Attempt {
  /** The repository's name as its submitter knows it. */
  readonly repository: string;
  /** Whether the token went with the request. */
  readonly identified: boolean;
}

interface Reason {
  readonly code: JobErrorCode;
  /** Matched against Git's own lines in the C locale. */
  readonly pattern: RegExp;
  readonly message: (attempt: Attempt) => string;
  readonly advice: (attempt: Attempt) => string;
}

const checkToken = "Vérifiez que GITHUB_TOKEN est valable et donne le droit de lire ce dépôt.";
const giveToken =
  "Vérifiez l’adresse ; si le dépôt est privé, donnez au worker un GITHUB_TOKEN qui peut le lire.";

/** In order: the first that matches is the reason. */
const REASONS: readonly Reason[] = [
  {
    code: "DISK_FULL",
    pattern: /No space left on device|Disk quota exceeded|ENOSPC/i,
    message: ({ repository }) => `Le disque du worker est plein : ${repository} n’a pas pu être cloné.`,
    advice: () => "Libérez de la place dans FONDATION_WORKSPACE, puis réessayez.",
  },
  {
    // GitHub answers 401 to an anonymous request, and 404 to one without rights, for private and for unknown repositories alike.
    code: "REPOSITORY_DENIED",
    pattern:
      /could not read (?:Username|Password)|Authentication failed|returned error: 40[13]\b|Permission denied/i,
    message: ({ repository, identified }) =>
      identified
        ? `Le serveur refuse l’accès à ${repository} avec le jeton du worker.`
        : `${repository} n’existe pas ou est privé : le serveur demande une identification.`,
    advice: ({ identified }) => (identified ? checkToken : giveToken),
  },
  {
    code: "REPOSITORY_NOT_FOUND",
    pattern: /repository '.*' (?:not found|does not exist)|returned error: 4(?:04|10)\b/i,
    message: ({ repository, identified }) =>
      identified
        ? `${repository} n’existe pas, ou le jeton du worker n’y donne pas accès.`
        : `${repository} n’existe pas, ou il est privé.`,
    advice: ({ identified }) => (identified ? `Vérifiez l’adresse. ${checkToken}` : giveToken),
  },
  {
    code: "REPOSITORY_INVALID",
    pattern:
      /does not appear to be a git repository|not valid: is this a git repository|invalid server response/i,
    message: ({ repository }) => `Ce qui répond à l’adresse de ${repository} n’est pas un dépôt Git.`,
    advice: () => "Vérifiez l’adresse du dépôt.",
  },
  {
    code: "REPOSITORY_INVALID",
    pattern: /returned error: 30[1-8]\b/i,
    message: ({ repository }) =>
      `L’adresse de ${repository} renvoie vers un autre serveur : elle n’est pas suivie.`,
    advice: () => "Donnez l’adresse définitive du dépôt.",
  },
  {
    code: "NETWORK",
    pattern:
      /Could not resolve host|Failed to connect|Connection (?:refused|reset|timed out)|timed out|too slow|early EOF|unexpected disconnect|hung up|RPC failed|Recv failure|Empty reply|transfer closed|returned error: (?:408|429|5\d\d)\b|SSL|TLS|certificate|unable to access/i,
    message: ({ repository }) => `Le serveur de ${repository} ne répond pas comme il faut.`,
    advice: () => "Vérifiez que le serveur est joignable depuis le worker, puis réessayez.",
  },
];

/** The error a failed clone ends its job with; Git's own last line is its cause, without secrets. */
export function refusalOf(errors: readonly string[], attempt: Attempt): JobError {
  const said = redact(errors.join("\n"));
  const reason = REASONS.find(({ pattern }) => pattern.test(said));
  const cause = new Error(said === "" ? "Git gave no reason." : said);
  if (reason === undefined) {
    return new JobError({
      code: "INTERNAL",
      message: `${attempt.repository} n’a pas pu être cloné.`,
      advice: "Consultez le journal du worker ; c’est peut-être un défaut de Fondation.",
      cause,
    });
  }
  return new JobError({
    code: reason.code,
    message: reason.message(attempt),
    advice: reason.advice(attempt),
    cause,
  });
}
