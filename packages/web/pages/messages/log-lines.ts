import { type Catalogue, type Facts, type LogLines, lookUp } from "@fondation/backend/messages";
import { formatBytes } from "../typography/format.ts";
import { count, fr, frenchSpaces } from "@fondation/course/french";
import { engineReason } from "./engine-words.ts";
import { failureWords } from "./failure-words.ts";
import { findingText } from "./findings.ts";

const LINES: Catalogue<LogLines, string> = {
  "attempt.started": ({ attempt, repository }) => `Tentative ${attempt} pour ${repository}`,
  "engine.chosen": ({ engine, reason, credential }) => {
    const why = engineReason({ reason, facts: credential === undefined ? {} : { credential } });
    return frenchSpaces(`Moteur : ${engine}${why === undefined ? "" : `, ${why}`}`);
  },
  "model.resumed": ({ model }) => frenchSpaces(`Modèle : ${model}, avec lequel la génération a commencé`),

  "clone.started": ({ repository }) => fr`Clonage de ${repository}`,
  "clone.finished": ({ commit, files, bytes }) =>
    frenchSpaces(`Commit ${commit.slice(0, 12)} : ${count(files, "fichier")}, ${formatBytes(bytes)}`),
  "clone.commit-gone": ({ commit }) =>
    `Le commit ${commit.slice(0, 12)}, avec lequel la génération a commencé, n’est plus sur le serveur`,

  "step.started": ({ step }) => `Étape ${step} sur 6`,
  "checkpoint.not-stored": ({ key }) => frenchSpaces(`Point de reprise non gardé : ${key}`),
  "checkpoint.resumed": () => "Reprise des étapes déjà faites",
  "checkpoint.too-large": ({ key }) => frenchSpaces(`Point de reprise trop grand pour être gardé : ${key}`),
  "checkpoint.unreadable": ({ key }) => frenchSpaces(`Point de reprise illisible : ${key}`),

  "files.left-out": ({ detail }) => detail,

  "verification.started": () => "Vérification du cours",
  "check.finished": ({ check, title, language, checked, failed }) => {
    const name = language === "fr" ? `${check} ${title}` : check;
    return fr`${name} : ${count(checked, "contrôle")}, ${count(failed, "défaut")}`;
  },
  "check.finding": findingText,

  "publication.started": ({ documents }) => fr`Publication de ${count(documents, "document")}`,
  "publication.stored": ({ documents, citations }) =>
    `${count(documents, "document enregistré", "documents enregistrés")}, ${count(citations, "référence vérifiée", "références vérifiées")}`,
  "browser.missing": () =>
    frenchSpaces(
      "Aucun navigateur utilisable : le cours est publié sans diagrammes dessinés d’avance ni PDF",
    ),
  "diagrams.not-stored": () => "Les diagrammes dessinés d’avance n’ont pas été gardés",
  "booklet.not-printed": () => frenchSpaces("Le cours n’a pas pu être mis en PDF ; il est publié sans"),
  "booklet.not-stored": () => "Le cours en PDF n’a pas été gardé",
  "booklet.stored": ({ bytes }) => frenchSpaces(`Cours en PDF enregistré : ${formatBytes(bytes)}`),
  "booklet.too-large": ({ bytes }) =>
    frenchSpaces(`Le cours en PDF est trop grand pour être gardé : ${formatBytes(bytes)}`),

  "job.failed": ({ failure, reason, ...facts }) => {
    const { message } = failureWords({ code: failure, ...(reason === undefined ? {} : { reason }), facts });
    return frenchSpaces(`${failure} : ${message}`);
  },
  "job.handed-back": () => frenchSpaces("Le worker s’arrête : la génération est rendue à la file d’attente"),
  "log.full": () => frenchSpaces("Le journal est plein : la suite n’est pas gardée."),
  text: ({ detail }) => detail,
};

/** The text of a line. A line of another version shows its code and its facts. */
export function lineText({ code, facts }: { readonly code: string; readonly facts: Facts }): string {
  return lookUp(LINES, code, facts) ?? `${code} ${JSON.stringify(facts)}`;
}
