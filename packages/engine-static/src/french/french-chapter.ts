import type { ChapterWords } from "../words/chapter-words.ts";
import { fr } from "../words/typography.ts";
import { cited, count, de, FEMININE, KINDS, list, upper } from "./french-grammar.ts";

export const CHAPTER: ChapterWords = {
  lead: ({ name, position, total, previous, repository }) =>
    previous === undefined
      ? fr`Premier des ${count(total, "chapitre")} de ce cours sur ${repository}, celui-ci présente **${name}**.`
      : fr`Chapitre ${position} sur ${total}. Après ${previous}, voici **${name}**.`,
  author: ({ subject, doc, citation }) =>
    fr`La documentation de ${subject} l'annonce : « ${doc} » (${citation}).`,
  size: ({ files, lines, language, symbols, exported }) => {
    const extent = fr`Cette partie tient en ${count(files, "fichier")} et ${count(lines, "ligne")} de ${language}`;
    if (symbols === 0) return `${extent}.`;
    const visible =
      exported === symbols
        ? symbols > 1
          ? "tous visibles"
          : "visible"
        : fr`dont ${exported === 0 ? "aucun visible" : count(exported, "visible")}`;
    return fr`${extent}, et déclare ${count(symbols, "nom")}, ${visible} du reste du dépôt.`;
  },
  users: ({ topics }) =>
    topics.length > 1 ? fr`S'en servent : ${list(topics)}.` : fr`S'en sert : ${list(topics)}.`,
  needs: ({ topics }) => fr`Elle-même s'appuie sur ${list(topics)}.`,
  independent: () =>
    fr`Elle ne s'appuie sur aucune autre partie du cours : on peut la lire sans rien d'autre.`,
  file: ({ citation, lines, doc, declares }) =>
    fr`${citation} : ${count(lines, "ligne")}` +
    (declares.length === 0 ? "" : fr`, déclare ${list(declares)}`) +
    (doc === undefined ? "." : fr`. « ${doc} »`),
  otherFiles: (files, more) =>
    fr`S'y ajoutent ${list(more > 0 ? [...files, count(more, "autre fichier", "autres fichiers")] : files)}.`,
  beginning: (file) =>
    fr`Cette partie ne déclare aucun nom que l'analyse sache lire ; voici comment elle commence, dans ${file} :`,
  mainSymbolsIntro: (shown, total) =>
    shown === total
      ? fr`Voici ce que cette partie déclare, du plus au moins important.`
      : shown === 1
        ? fr`Sur ${count(total, "déclaration")}, voici celle qui compte le plus, par ses usages, sa taille et sa documentation.`
        : fr`Sur ${count(total, "déclaration")}, voici les ${shown} qui comptent le plus, par leurs usages, leur taille et leur documentation.`,
  symbol: ({ kind, exported, citation, users, length }) =>
    fr`${KINDS[kind].slice(0, 1).toUpperCase()}${KINDS[kind].slice(1)} ${exported ? (FEMININE.has(kind) ? "publique" : "public") : "interne au module"} de ${count(length, "ligne")} (${citation})` +
    (users === 0
      ? "."
      : users === 1
        ? fr`, qu'un seul fichier utilise.`
        : fr`, que ${count(users, "fichier")} utilisent.`),
  symbolDoc: (doc) => fr`« ${doc} »`,
  excerptCut: ({ start, end, afterDoc }) =>
    afterDoc
      ? fr`L'extrait va des lignes ${start} à ${end} : il commence après la documentation et s'arrête avant la fin.`
      : fr`L'extrait va des lignes ${start} à ${end} : il s'arrête avant la fin.`,
  methods: (items) => fr`Ses méthodes : ${list(items)}.`,
  diagramIntro: (name) =>
    fr`Le schéma montre **${name}** et ses voisins ; une flèche va de qui utilise vers qui est utilisé.`,
  usedBy: (topic, symbols, citations) =>
    symbols.length === 0
      ? fr`${topic} importe ses fichiers${cited(citations)}.`
      : fr`${topic} utilise ${list(symbols)}${cited(citations)}.`,
  uses: (topic, symbols, citations) =>
    symbols.length === 0
      ? fr`Elle importe les fichiers ${de(topic)}${cited(citations)}.`
      : fr`${upper(de(topic))}, elle utilise ${list(symbols)}${cited(citations)}.`,
  nearby: (topic, citations) =>
    fr`Aucun import ne la relie au reste. ${topic} est la partie la plus proche par l'emplacement de ses fichiers${cited(citations)} ; ce rapprochement n'est pas une dépendance prouvée.`,
  usage: ({ symbol, citation, where, isTest }) =>
    isTest
      ? fr`Un test montre comment ${symbol} s'emploie (${citation}) :`
      : fr`Voici ${symbol} à l'œuvre dans ${where} (${citation}) :`,
  recap: ({ name, main, files, usedBy, uses }) => [
    main === undefined
      ? fr`**${name}** tient en ${files === 1 ? "un seul fichier" : count(files, "fichier")}.`
      : fr`Au cœur de **${name}** : ${main}, dans ${files === 1 ? "un seul fichier" : count(files, "fichier")}.`,
    usedBy === 0
      ? fr`Aucune autre partie du cours n'en dépend.`
      : fr`${count(usedBy, "autre partie", "autres parties")} du cours en ${usedBy > 1 ? "dépendent" : "dépend"} : la modifier demande de les relire.`,
    uses === 0
      ? fr`Elle ne dépend d'aucune autre.`
      : fr`Elle dépend de ${count(uses, "autre partie", "autres parties")}.`,
  ],
  next: ({ next, review, tutorial }) =>
    (next === undefined ? fr`C'est le dernier chapitre` : fr`Suite du cours : ${next}`) +
    fr`. Pour approfondir : ${review} ; pour pratiquer : ${tutorial}.`,
};
