import type { TutorialWords } from "../words/tutorial-words.ts";
import { fr } from "../words/typography.ts";
import { count, de, list, one } from "./french-grammar.ts";

export const TUTORIAL: TutorialWords = {
  goal: ({ name, chapter, review }) =>
    fr`Vous allez retrouver par vous-même, dans le code, ce qu'expliquent ${chapter} et sa ${review} : où **${name}** est défini, ce dont il a besoin et qui s'en sert. Répondez à chaque question avant d'ouvrir la réponse.`,
  prepare: () => fr`Placez-vous dans un clone du dépôt, au commit du cours :`,
  step: (number, title) => fr`Étape ${number} : ${title}`,
  question: (number, text) => fr`**Question ${number} — ${text}**`,
  locate: {
    title: fr`situer le code`,
    text: ({ citation }) =>
      fr`Affichez le fichier principal ; son début est aussi reproduit ici (${citation}).`,
    question: (file) => fr`Quels noms ${file} met-il à la disposition des autres fichiers ?`,
    answer: (items) =>
      fr`Ces noms sont visibles de l'extérieur :\n\n${items.map((item) => `- ${item}`).join("\n")}`,
    answerNone: (file) => fr`Aucun : tout ce que ${file} déclare reste interne au fichier.`,
  },
  read: {
    title: (symbol) => fr`lire ${symbol}`,
    text: ({ symbol, kind, citation }) => fr`${symbol} est ${one(kind)} ; en voici le texte (${citation}).`,
    questionMethods: (symbol) => fr`Quelles méthodes ${symbol} possède-t-elle, et où commencent-elles ?`,
    answerMethods: (items) => items.map((item) => `- ${item}`).join("\n"),
    questionUses: (symbol) => fr`Quels autres noms du dépôt le code de ${symbol} emploie-t-il ?`,
    answerUses: (items) => items.map((item) => `- ${item}`).join("\n"),
    questionLength: (symbol) => fr`Où ${symbol} commence-t-il et où finit-il ?`,
    answerLength: ({ start, end, length, citation }) =>
      fr`De la ligne ${start} à la ligne ${end}, soit ${count(length, "ligne")} : ${citation}.`,
  },
  callers: {
    title: (symbol) => fr`trouver qui utilise ${symbol}`,
    text: fr`Cherchez le nom dans tout le dépôt, à ce commit :`,
    found: (citation) => fr`Vous devez notamment y trouver ce passage (${citation}) :`,
    question: (symbol) => fr`Si vous renommez ${symbol}, quels fichiers faut-il modifier ?`,
    answer: (items) =>
      fr`Outre le fichier qui le déclare :\n\n${items.map((item) => `- ${item}`).join("\n")}`,
    none: (symbol) => fr`Cherchez ${symbol} dans tout le dépôt, à ce commit :`,
    questionNone: (symbol) => fr`Quel autre fichier du dépôt utilise ${symbol} ?`,
    answerNone: (symbol) =>
      fr`Aucun fichier que l'analyse sait lire ne s'en sert. ${symbol} s'adresse donc à l'extérieur du dépôt, au même fichier, ou à personne.`,
  },
  dependency: {
    title: fr`remonter une dépendance`,
    text: ({ symbols, topic, citation }) =>
      fr`Ces lignes donnent accès à ${list(symbols)}, ${de(topic)} (${citation}) :`,
    question: (symbol) => fr`Dans quel fichier ${symbol} est-il déclaré, et quel chapitre en parle ?`,
    answer: ({ symbol, citation, chapter }) =>
      fr`${symbol} est déclaré ici : ${citation}. Le chapitre est ${chapter}.`,
  },
  change: {
    title: fr`mesurer un changement`,
    text: ({ symbol, test }) =>
      fr`Ouvrez ${test}, qui met ${symbol} à l'épreuve. Modifiez une ligne de ${symbol}, lancez ce test et lisez son message ; puis annulez avec la commande qui suit.`,
    textUntested: (symbol) =>
      fr`Aucun test ne nomme ${symbol}. Modifiez-en une ligne, cherchez ce qui pourrait le révéler, puis annulez avec la commande qui suit.`,
    question: (symbol) => fr`Quelles parties du cours un changement de ${symbol} peut-il toucher ?`,
    answer: ({ symbol, topics, files }) =>
      fr`${count(files, "fichier")} hors du sien ${files > 1 ? "nomment" : "nomme"} ${symbol}. Sont concernés : ${list(topics)}.`,
    answerNone: (symbol) => fr`Aucune autre partie ne nomme ${symbol} : l'effet reste dans la sienne.`,
  },
  text: {
    title: (citation) => fr`Lisez ce passage (${citation}) :`,
    question: (file) => fr`Combien de lignes compte ${file}, et dans quel langage est-il écrit ?`,
    answer: ({ lines, citation, language }) => fr`${count(lines, "ligne")} de ${language} : ${citation}.`,
  },
  further: ({ chapter, review, next, previous }) => [
    fr`Relire ${chapter}, puis sa ${review}, pour comparer vos réponses.`,
    ...(next === undefined ? [] : [fr`Continuer avec ${next}.`]),
    ...(previous === undefined ? [] : [fr`Revenir à ${previous}.`]),
  ],
};
