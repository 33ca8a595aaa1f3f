/**
 * Sentences for failures of a model. Advice that only the operator can follow is addressed to the
 * operator.
 */

import type { Catalogue, FailureFacts } from "@fondation/backend/messages";
import { says, type Words } from "./words.ts";

type ModelReasons = Pick<FailureFacts, Extract<keyof FailureFacts, `model.${string}` | `claude.${string}`>>;

const KEPT = "Les documents déjà écrits sont gardés et ne seront pas payés deux fois.";

/**
 * Another model shares no results with the first one: kept results help only a retry with the same
 * model.
 */
const AGAIN_OR_OTHER_MODEL = `Réessayez. ${KEPT} Si cela persiste, demandez à l’exploitant de choisir un autre modèle (FONDATION_MODEL), qui recommencera le cours.`;

export const MODEL_REASONS: Catalogue<ModelReasons, Words> = {
  "claude.not-installed": () =>
    says(
      "Le client du moteur « claude » n’est pas installé sur ce worker.",
      "Choisissez le moteur « static », ou demandez à l’exploitant de renseigner FONDATION_CLAUDE_EXECUTABLE.",
    ),
  "model.no-credential": () =>
    says(
      "Le moteur « claude » est demandé, et ce worker n’a pas d’identifiant pour lui.",
      "Demandez à l’exploitant de renseigner CLAUDE_CODE_OAUTH_TOKEN ou ANTHROPIC_API_KEY, ou choisissez le moteur « static ».",
    ),
  "model.rejected-credential": () =>
    says(
      "L’API du modèle refuse l’identifiant du worker.",
      "Demandez à l’exploitant de vérifier CLAUDE_CODE_OAUTH_TOKEN ou ANTHROPIC_API_KEY : il est peut-être expiré, ou n’a pas droit à ce modèle.",
    ),
  "model.rate-limit": () => says("La limite d’utilisation du modèle est atteinte.", KEPT),
  "model.no-credit": () =>
    says(
      "Le compte du modèle n’a plus de crédit, ou son paiement est refusé.",
      "Demandez à l’exploitant d’y veiller, ou choisissez le moteur « static ».",
    ),
  "model.cost-limit": () =>
    says(
      "Le coût maximal de cette génération est atteint.",
      `Demandez à l’exploitant d’augmenter FONDATION_MAX_COST, ou choisissez moins de chapitres ou le moteur « static ». ${KEPT}`,
    ),
  "model.refusal": () =>
    says(
      "Le modèle a refusé de répondre à propos de ce dépôt.",
      "Choisissez le moteur « static » pour ce dépôt.",
    ),
  "model.unknown-model": () =>
    says(
      "L’API ne connaît pas le modèle demandé.",
      "Demandez à l’exploitant de vérifier FONDATION_MODEL et ANTHROPIC_BASE_URL.",
    ),
  "model.refused-request": () =>
    says(
      "L’API du modèle refuse la demande du worker.",
      "Demandez à l’exploitant de vérifier FONDATION_MODEL, ANTHROPIC_BASE_URL et ce qui se trouve sur ce chemin : le journal du worker donne le statut HTTP et la réponse.",
    ),
  "model.overloaded": () =>
    says("Le modèle est surchargé ou en panne pour le moment.", `Réessayez plus tard. ${KEPT}`),
  "model.unreachable": () =>
    says(
      "L’API du modèle est injoignable, ou la connexion a été coupée.",
      `Réessayez plus tard ; si cela persiste, demandez à l’exploitant de vérifier le réseau et ANTHROPIC_BASE_URL. ${KEPT}`,
    ),
  "model.silent": () => says("Le modèle ne répond plus.", `Réessayez plus tard. ${KEPT}`),
  "model.slow": () =>
    says(
      "Le modèle met trop de temps à répondre.",
      `Réessayez plus tard, ou demandez à l’exploitant d’augmenter FONDATION_MODEL_REQUEST_MS ou FONDATION_MODEL_STEP_MS. ${KEPT}`,
    ),
  "model.client": () =>
    says(
      "Le programme claude s’est arrêté sans résultat.",
      "Réessayez ; si cela persiste, demandez à l’exploitant de vérifier FONDATION_CLAUDE_EXECUTABLE.",
    ),
  "model.too-long": () =>
    says(
      "Ce que le modèle a dû lire et écrire ne tient pas dans son contexte.",
      `Réessayez : il lira peut-être moins. ${KEPT} Si cela persiste, demandez à l’exploitant de choisir un modèle au contexte plus grand (FONDATION_MODEL), qui recommencera le cours, ou choisissez le moteur « static ».`,
    ),
  "model.cut-short": () =>
    says("La réponse du modèle a été coupée, faute de place pour la finir.", AGAIN_OR_OTHER_MODEL),
  "model.turns": () =>
    says(
      "Le modèle a épuisé ses tours sans rendre de document.",
      `Réessayez, ou demandez à l’exploitant d’augmenter FONDATION_MAX_TURNS. ${KEPT}`,
    ),
  "model.unreadable": () =>
    says(
      "Ce que l’API du modèle a envoyé est illisible.",
      `Réessayez ; si cela persiste, demandez à l’exploitant de vérifier ANTHROPIC_BASE_URL et ce qui se trouve sur ce chemin. ${KEPT}`,
    ),
  "model.formless": () =>
    says("Le modèle n’a pas rendu sa réponse sous la forme demandée.", AGAIN_OR_OTHER_MODEL),
  "model.unusable": () =>
    says(
      "Le modèle a rendu une réponse qui ne passe pas les vérifications, malgré deux corrections demandées.",
      AGAIN_OR_OTHER_MODEL,
    ),
};
