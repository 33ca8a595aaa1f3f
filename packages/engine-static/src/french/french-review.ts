import type { ReviewWords } from "../words/review-words.ts";
import { fr } from "../words/typography.ts";
import { cited, count, KINDS, list, one } from "./french-grammar.ts";

export const REVIEW: ReviewWords = {
  keyMethod: ({ method, citation, names }) =>
    fr`C'est par ${method} qu'elle tient le plus au reste du dépôt (${citation}) : cette méthode emploie ${count(names, "nom")} qui y sont déclarés.`,
  lead: ({ chapter, citations, uses, rejected, references }) =>
    fr`Cette version révise ${chapter}. La relecture a rouvert ${count(citations, "passage cité", "passages cités")} au commit du cours, contrôlé ${count(uses, "usage")} ligne par ligne` +
    (rejected === 0 ? "" : fr` (${count(rejected, "écarté")})`) +
    (references === 0
      ? "."
      : references === 1
        ? fr`, et rattaché un nom au chapitre qui l'explique.`
        : fr`, et rattaché ${count(references, "nom")} aux chapitres qui les expliquent.`),
  symbol: ({ symbol, kind, citation, length }) =>
    fr`${symbol} est ${one(kind)} de ${count(length, "ligne")} (${citation}).`,
  uses: (items) => fr`Pour comprendre ce code, il faut connaître ${list(items)}.`,
  usesNothing: () => fr`Ce code n'appelle rien d'autre du dépôt : il se lit seul.`,
  other: (symbol, chapter) => fr`${symbol} (${chapter})`,
  usersIntro: () =>
    fr`Chaque ligne citée a été relue : le nom y figure bel et bien. Les usages dans les tests sont comptés à part.`,
  user: ({ symbol, sources, tests, citations }) =>
    fr`${symbol} : ${[
      ...(sources > 0 ? [count(sources, "fichier source", "fichiers sources")] : []),
      ...(tests > 0 ? [count(tests, "fichier de test", "fichiers de test")] : []),
    ].join(", ")}${cited(citations)}.`,
  unused: (symbols) =>
    symbols.length > 1
      ? fr`Aucun fichier du dépôt que l'analyse sait lire n'utilise ${list(symbols)} : ce sont des entrées pour l'extérieur, ou du code à réexaminer.`
      : fr`Aucun fichier du dépôt que l'analyse sait lire n'utilise ${list(symbols)} : c'est une entrée pour l'extérieur, ou du code à réexaminer.`,
  tie: ({ topic, outgoing, symbols, citations }) =>
    outgoing
      ? fr`S'appuie sur ${topic}${symbols.length === 0 ? "" : fr` pour ${list(symbols)}`}${cited(citations)}.`
      : fr`Sert à ${topic}${symbols.length === 0 ? "" : fr` par ${list(symbols)}`}${cited(citations)}.`,
  mutual: (topic) =>
    fr`La dépendance avec ${topic} va dans les deux sens : ces deux parties se lisent ensemble.`,
  unproven: (topic) =>
    fr`Le rapprochement avec ${topic} vient du seul emplacement des fichiers ; il est marqué « non prouvé ».`,
  definition: ({ symbol, kind, citation, doc }) =>
    fr`${symbol} : ${KINDS[kind]}, ${citation}.` + (doc === undefined ? "" : fr` « ${doc} »`),
  checkedCitations: (number, files) =>
    fr`${count(number, "passage cité", "passages cités")} dans ${count(files, "fichier")} : tous existent au commit du cours, et les extraits sont identiques au fichier.`,
  checkedUses: (confirmed, total) =>
    fr`${count(total, "usage")} relevé${total > 1 ? "s" : ""} par l'analyse des imports : ${count(confirmed, "confirmé")} par la présence du nom à la ligne citée.`,
  rejectedUses: (items) =>
    fr`Usages écartés, car le nom n'apparaît pas sous cette forme à la ligne : ${list(items)}.`,
  checkedTies: (proven, total) =>
    fr`${count(total, "lien")} avec d'autres chapitres, dont ${count(proven, "prouvé")} par un import ou un nom utilisé.`,
  tested: (citations) => fr`Des tests s'en servent : ${list(citations)}.`,
  untested: () =>
    fr`Aucun fichier de test du dépôt ne nomme ses symboles : leur comportement n'est pas vérifié directement.`,
  undocumented: (symbols) => fr`Sans commentaire de documentation : ${list(symbols)}.`,
  documented: (number) =>
    number > 1
      ? fr`Les ${number} noms publics portent tous un commentaire de documentation.`
      : fr`Le nom public porte un commentaire de documentation.`,
  recap: ({ name, confirmed, proven }) => [
    fr`**${name}** : ${count(confirmed, "usage")} ${confirmed > 1 ? "confirmés" : "confirmé"} et ${count(proven, "lien")} ${proven > 1 ? "prouvés" : "prouvé"} avec les autres parties.`,
  ],
  next: ({ next, tutorial, abstractions }) =>
    (next === undefined ? fr`C'est le dernier chapitre révisé` : fr`Suite : ${next}`) +
    fr`. Pour pratiquer : ${tutorial}. Vue d'ensemble : ${abstractions}.`,
};
