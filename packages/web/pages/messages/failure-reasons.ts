import { count, fr, list, others } from "@fondation/course/french";
import type { Catalogue, FailureFacts } from "@fondation/backend/messages";
import { CLONE_REASONS } from "./clone-reasons.ts";
import { AFTER_TIME_LIMIT } from "./failure-codes.ts";
import { findingText } from "./findings.ts";
import { MODEL_REASONS } from "./model-reasons.ts";
import { says, type Words } from "./words.ts";

export const FAILURE_WORDS: Catalogue<FailureFacts, Words> = {
  ...CLONE_REASONS,
  ...MODEL_REASONS,
  "analysis.memory": () =>
    says(
      "L’analyse du dépôt demande plus de mémoire qu’elle n’en reçoit.",
      "Choisissez un dépôt plus petit, ou sans très gros fichiers de code.",
    ),
  "course.findings": ({ findings, places }) =>
    says(
      `Le cours n’a pas passé sa vérification (${count(findings, "constat")}) : ${places.map(findingText).join(" ; ")}`,
      "Rien n’a été publié. Tous les constats sont dans le journal ; signalez-les, c’est un défaut du moteur.",
    ),
  "job.time-limit": ({ minutes }) =>
    says(fr`La génération a dépassé sa durée maximale de ${minutes} min.`, AFTER_TIME_LIMIT),
  "publication.access-denied": () =>
    says(
      "Le serveur n’accepte plus l’identité du worker.",
      "Demandez à l’exploitant de vérifier que le worker et le backend ont la même FONDATION_SIGNING_KEY.",
    ),
  "publication.altered": ({ slug }) =>
    says(
      `Le serveur a enregistré ${slug} autrement qu’il n’a été envoyé.`,
      "Réessayez ; si cela persiste, vérifiez ce qui se trouve entre le worker et le backend.",
    ),
  "publication.duplicate": () =>
    says(
      "Deux documents du cours portent le même nom : rien n’a été publié.",
      "C’est un défaut de Fondation ; le journal du worker en donne le détail.",
    ),
  "publication.mismatch": () =>
    says(
      "Les documents enregistrés ne sont pas ceux que le cours annonce : rien n’a été publié.",
      "Réessayez ; si cela persiste, vérifiez ce qui se trouve entre le worker et le backend.",
    ),
  "publication.missing": ({ missing, documents }) => {
    const rest = missing - documents.length;
    const named = [...documents.map(({ slug }) => slug), ...(rest > 0 ? [others(rest, "un")] : [])];
    const what =
      missing === 1 ? "Un document du cours manque" : `${count(missing, "document")} du cours manquent`;
    return says(
      `${what} : ${list(named)}. Rien n’a été publié.`,
      "Réessayez ; si cela persiste, signalez-le : c’est un défaut de Fondation.",
    );
  },
  "publication.too-large": () =>
    says(
      "Un document du cours est trop grand pour être enregistré : rien n’a été publié.",
      "Le dépôt n’y est pour rien : c’est un défaut du moteur ; le journal du worker nomme le document.",
    ),
  "worker.lost-twice": () =>
    says(
      "Deux workers ont cessé de répondre pendant cette génération.",
      "C’est peut-être ce dépôt qui les arrête : regardez le journal, puis réessayez.",
    ),
};
