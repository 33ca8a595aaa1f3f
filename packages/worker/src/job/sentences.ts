/**
 * What a job's page says of errors that were not written for it: those of the engine and the checks, and the backend's refusals, which are
 * English and may carry codes of their own. The original stays in the worker's own log.
 */
import type { JobErrorCode } from "@fondation/environment/errors";
import type { JobFailure } from "../backend/job-backend.ts";

const DEFECT = "C’est un défaut de Fondation ; le journal du worker en donne le détail.";
const LATER = "Réessayez plus tard ; le journal du worker en donne le détail.";

type Row = JobFailure & { readonly code: JobErrorCode };

const row = (code: JobErrorCode, message: string, advice: string): Row => ({ code, message, advice });

/** By the codes a job may end with. */
const OWN: Readonly<Record<JobErrorCode, Row>> = {
  REPOSITORY_INVALID: row(
    "REPOSITORY_INVALID",
    "Les fichiers de ce dépôt n’ont pas pu être lus.",
    "Vérifiez que le dépôt est intact et que son adresse est la bonne, puis réessayez.",
  ),
  REPOSITORY_NOT_FOUND: row("REPOSITORY_NOT_FOUND", "Ce dépôt est introuvable.", "Vérifiez son adresse."),
  REPOSITORY_DENIED: row(
    "REPOSITORY_DENIED",
    "L’accès à ce dépôt est refusé.",
    "Vérifiez que GITHUB_TOKEN est valable et donne le droit de lire ce dépôt.",
  ),
  REPOSITORY_EMPTY: row(
    "REPOSITORY_EMPTY",
    "Ce dépôt ne contient pas de code source dont un cours pourrait parler.",
    "Poussez du code dans le dépôt, ou choisissez-en un autre.",
  ),
  REPOSITORY_TOO_LARGE: row(
    "REPOSITORY_TOO_LARGE",
    "Ce dépôt est trop grand.",
    "Choisissez un dépôt plus petit.",
  ),
  ENGINE_AUTH: row(
    "ENGINE_AUTH",
    "Le modèle refuse l’identification du worker.",
    "Demandez à l’exploitant de vérifier CLAUDE_CODE_OAUTH_TOKEN ou ANTHROPIC_API_KEY.",
  ),
  ENGINE_BUDGET: row(
    "ENGINE_BUDGET",
    "Le budget prévu pour le modèle est épuisé.",
    "Choisissez le moteur « static », ou demandez à l’exploitant d’augmenter le budget.",
  ),
  ENGINE_REFUSED: row(
    "ENGINE_REFUSED",
    "Le moteur demandé a refusé ce travail.",
    "Choisissez le moteur « static », puis réessayez.",
  ),
  ENGINE_RATE_LIMIT: row(
    "ENGINE_RATE_LIMIT",
    "Le modèle limite le nombre de demandes pour le moment.",
    LATER,
  ),
  ENGINE_UNAVAILABLE: row("ENGINE_UNAVAILABLE", "Le modèle ne répond pas pour le moment.", LATER),
  ENGINE_OUTPUT: row("ENGINE_OUTPUT", "Le modèle a rendu une réponse inutilisable.", LATER),
  JOB_TIMEOUT: row(
    "JOB_TIMEOUT",
    "La génération a dépassé sa durée maximale.",
    "Avec un modèle, les documents déjà écrits sont gardés : « Réessayer » continue à partir d’eux, avec toute la durée. Sinon choisissez un dépôt plus petit, ou demandez à l’exploitant d’augmenter FONDATION_JOB_TIMEOUT_MS.",
  ),
  DISK_FULL: row(
    "DISK_FULL",
    "Le disque du worker est plein.",
    "Libérez de la place dans FONDATION_WORKSPACE et FONDATION_OUTPUT, puis réessayez.",
  ),
  NETWORK: row("NETWORK", "Le réseau a fait défaut.", LATER),
  COURSE_INVALID: row(
    "COURSE_INVALID",
    "Le cours n’est pas conforme : rien n’a été publié.",
    "C’est un défaut du moteur ; le journal du worker en donne le détail.",
  ),
  WORKER_LOST: row("WORKER_LOST", "Le worker a disparu pendant la génération.", "Réessayez."),
  INTERNAL: row("INTERNAL", "Une erreur imprévue a arrêté la génération.", DEFECT),
};

/** By codes of the parts a job goes through, each with the job code it ends with. */
const FOREIGN: Readonly<Record<string, Row>> = {
  CLAUDE_MISSING: row(
    "ENGINE_REFUSED",
    "Le client du moteur « claude » n’est pas installé sur ce worker.",
    "Choisissez le moteur « static », ou demandez à l’exploitant de renseigner FONDATION_CLAUDE_EXECUTABLE.",
  ),
  DOCUMENT_TOO_LARGE: row(
    "COURSE_INVALID",
    "Un document du cours est trop grand pour être enregistré : rien n’a été publié.",
    "Choisissez un dépôt plus petit ou davantage de chapitres ; le journal du worker nomme le document.",
  ),
  DOCUMENT_DUPLICATE: row(
    "COURSE_INVALID",
    "Deux documents du cours portent le même nom : rien n’a été publié.",
    DEFECT,
  ),
  COURSE_MISMATCH: row(
    "COURSE_INVALID",
    "Les documents enregistrés ne sont pas ceux que le cours annonce : rien n’a été publié.",
    "Réessayez ; si cela persiste, vérifiez ce qui se trouve entre le worker et le backend.",
  ),
  ACCESS_DENIED: row(
    "INTERNAL",
    "Le serveur n’accepte plus l’identité du worker.",
    "Demandez à l’exploitant de vérifier que le worker et le backend ont la même FONDATION_SIGNING_KEY.",
  ),
};

/** What the page says of an error with this code; INTERNAL for one that no row names. */
export function sentencesFor(code: string): Row {
  if (Object.hasOwn(OWN, code)) return OWN[code as JobErrorCode];
  return (Object.hasOwn(FOREIGN, code) ? FOREIGN[code] : undefined) ?? OWN.INTERNAL;
}
