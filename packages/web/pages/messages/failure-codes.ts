/** Sentences for the codes of failed jobs, used when a failure has no more specific reason. */

import type { JobErrorCode } from "@fondation/environment/errors";
import { frenchSpaces } from "@fondation/course/french";
import { says, type Words } from "./words.ts";

const LATER = frenchSpaces("Réessayez plus tard ; le journal du worker en donne le détail.");

/** Advice for a job that exceeded its time limit. */
export const AFTER_TIME_LIMIT = frenchSpaces(
  "Avec un modèle, les documents déjà écrits sont gardés : « Réessayer » continue à partir d’eux, avec toute la durée. Sinon choisissez un dépôt plus petit, ou demandez à l’exploitant d’augmenter FONDATION_JOB_TIMEOUT_MS.",
);

export const FAILURE_CODES: Readonly<Record<JobErrorCode, Words>> = {
  REPOSITORY_INVALID: says(
    "Les fichiers de ce dépôt n’ont pas pu être lus.",
    "Vérifiez que le dépôt est intact et que son adresse est la bonne, puis réessayez.",
  ),
  REPOSITORY_NOT_FOUND: says("Ce dépôt est introuvable.", "Vérifiez son adresse."),
  REPOSITORY_DENIED: says(
    "L’accès à ce dépôt est refusé.",
    "Vérifiez que GITHUB_TOKEN est valable et donne le droit de lire ce dépôt.",
  ),
  REPOSITORY_EMPTY: says(
    "Ce dépôt ne contient pas de code source dont un cours pourrait parler.",
    "Poussez du code dans le dépôt, ou choisissez-en un autre. Les notebooks, les données, les fichiers générés et le code repris d’autres projets ne comptent pas.",
  ),
  REPOSITORY_TOO_LARGE: says("Ce dépôt est trop grand.", "Choisissez un dépôt plus petit."),
  ENGINE_AUTH: says(
    "Le modèle refuse l’identification du worker.",
    "Demandez à l’exploitant de vérifier CLAUDE_CODE_OAUTH_TOKEN ou ANTHROPIC_API_KEY.",
  ),
  ENGINE_BUDGET: says(
    "Le budget prévu pour le modèle est épuisé.",
    "Choisissez le moteur « static », ou demandez à l’exploitant d’augmenter le budget.",
  ),
  ENGINE_REFUSED: says(
    "Le moteur demandé a refusé ce travail.",
    "Choisissez le moteur « static », puis réessayez.",
  ),
  ENGINE_RATE_LIMIT: says("Le modèle limite le nombre de demandes pour le moment.", LATER),
  ENGINE_UNAVAILABLE: says("Le modèle ne répond pas pour le moment.", LATER),
  ENGINE_OUTPUT: says("Le modèle a rendu une réponse inutilisable.", LATER),
  JOB_TIMEOUT: says("La génération a dépassé sa durée maximale.", AFTER_TIME_LIMIT),
  DISK_FULL: says(
    "Le disque du worker est plein.",
    "Libérez de la place dans FONDATION_WORKSPACE et FONDATION_OUTPUT, puis réessayez.",
  ),
  NETWORK: says("Le réseau a fait défaut.", LATER),
  COURSE_INVALID: says(
    "Le cours n’est pas conforme : rien n’a été publié.",
    "C’est un défaut du moteur ; le journal du worker en donne le détail.",
  ),
  WORKER_LOST: says("Le worker a disparu pendant la génération.", "Réessayez."),
  INTERNAL: says(
    "Une erreur imprévue a arrêté la génération.",
    "C’est un défaut de Fondation ; le journal du worker en donne le détail.",
  ),
};
