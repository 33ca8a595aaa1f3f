/** The course's words in French. */

import type { SymbolKind } from "../parsing/code.ts";
import { fr } from "./typography.ts";
import type { Words } from "./words.ts";

const KINDS: Readonly<Record<SymbolKind, string>> = {
  function: "fonction",
  class: "classe",
  struct: "structure",
  method: "méthode",
  interface: "interface",
  type: "type",
  enum: "énumération",
  constant: "constante",
};

const FEMININE: ReadonlySet<SymbolKind> = new Set<SymbolKind>([
  "function",
  "class",
  "struct",
  "method",
  "interface",
  "enum",
  "constant",
]);

/** `1 fichier`, `2 fichiers`: in French, zero and one are singular. */
function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)}\u00A0${number < 2 ? one : many}`;
}

function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, "\u202F");
}

function list(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} et ${items.at(-1) ?? ""}`;
}

function cited(citations: readonly string[]): string {
  return citations.length === 0 ? "" : ` (${citations.join(", ")})`;
}

/** « sous a et b », « à la racine du dépôt » */
function where(places: readonly string[]): string {
  const named = places.filter((place) => place !== "");
  const root = fr`à la racine du dépôt`;
  if (named.length === 0) return root;
  return fr`sous ${list(named)}${named.length < places.length ? fr` et ${root}` : ""}`;
}

/** « de Session », « d’Engine »: what follows may be a link or bold. */
function de(name: string): string {
  return /^[^\p{L}\p{N}]*[aeiouàâéèêîôû]/iu.test(name) ? `d’${name}` : `de ${name}`;
}

const upper = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const one = (kind: SymbolKind): string => `${FEMININE.has(kind) ? "une" : "un"} ${KINDS[kind]}`;

/** French. */
export const FRENCH: Words = {
  list,
  quote: (text) => fr`« ${text} »`,
  kind: (kind) => KINDS[kind],
  lines: (start, end) => (start === end ? fr`ligne ${start}` : fr`lignes ${start} à ${end}`),
  more: (number) => count(number, "autre"),

  reference: (kind, position, name) =>
    kind === "tutorial" ? fr`le tutoriel ${position}, ${name}` : fr`le chapitre ${position}, ${name}`,
  links: {
    abstractions: fr`la liste des abstractions`,
    review: fr`version révisée`,
    tutorial: fr`le tutoriel`,
  },

  headings: {
    role: fr`Son rôle`,
    files: fr`Où se trouve le code`,
    pieces: fr`Les pièces principales`,
    neighbours: fr`Qui utilise quoi`,
    usage: fr`Un usage réel`,
    idea: fr`L'idée en bref`,
    reading: fr`Lecture guidée`,
    users: fr`Les usages, vérifiés un à un`,
    crossings: fr`Liens avec les autres chapitres`,
    glossary: fr`Glossaire`,
    checks: fr`Vérifications`,
  },

  description: {
    quoted: (name, text) => fr`Le code présente ${name} ainsi : « ${text} »`,
    gathers: ({ files, lines, language, places, symbols }) =>
      fr`${count(files, "fichier")} (${count(lines, "ligne")} de ${language}) ${where(places)}${symbols.length === 0 ? "" : fr`, autour de ${list(symbols)}`}.`,
    part: ({ path, start, end, symbols }) =>
      fr`Les lignes ${start} à ${end} de ${path}` +
      (symbols.length === 0
        ? "."
        : fr`, où ${symbols.length > 1 ? "sont déclarés" : "est déclaré"} ${list(symbols)}.`),
  },
  tie: {
    uses: (symbols, more) =>
      fr`utilise ${list(more > 0 ? [...symbols, count(more, "autre nom", "autres noms")] : symbols)}`,
    imports: () => fr`importe ses fichiers`,
    directory: (directory) =>
      fr`voisine dans ${directory === "" ? "le même dossier" : directory} (rapprochement par le dossier : aucun import ne le prouve)`,
    repository: () => fr`appartient au même dépôt (rapprochement non prouvé : aucun import entre les deux)`,
  },
  summary: ({ repository, readme, files, languages, topics, ties, central }) =>
    [
      readme === undefined ? "" : fr`Le README de ${repository} l'annonce ainsi : « ${readme} »`,
      fr`Le dépôt compte ${count(files, "fichier source", "fichiers sources")} en ${list(languages)}. Le cours y distingue ${count(topics, "abstraction")}${ties === 0 ? "" : ties === 1 ? fr`, que relie une dépendance` : fr`, que relient ${count(ties, "dépendance")}`}.`,
      central === undefined ? "" : fr`La plus sollicitée par les autres est ${central}.`,
    ]
      .filter(Boolean)
      .join(" "),
  placement: ({ name, position, reason, usedByEarlier, usesEarlier, usesLater, gives, takes }) => {
    const leadsTo =
      usesLater.length === 0 ? "" : fr` Ce chapitre prépare ${list(usesLater)}, dont ${name} se sert.`;
    if (reason === "isolated") {
      return fr`Aucun import ne relie ${name} aux autres parties : rien ne l'exige plus tôt, on peut donc l'étudier à part, en position ${position}.`;
    }
    if (reason === "entry") {
      return fr`${name} est un point d'entrée : aucune autre partie ne l'utilise. Commencer par là montre le besoin avant les moyens.${leadsTo}`;
    }
    const seen =
      usedByEarlier.length === 0
        ? ""
        : usedByEarlier.length === 1
          ? fr`${list(usedByEarlier)}, déjà vu, se sert ${de(name)} : le besoin est connu avant le moyen.`
          : fr`${list(usedByEarlier)}, déjà vus, se servent ${de(name)} : le besoin est connu avant le moyen.`;
    const flow =
      takes === 0
        ? fr`Rien de ce qui reste à voir n'utilise ${name}.`
        : gives >= takes
          ? fr`${name} fait ${count(gives, "usage")} des parties restantes, qui n'en font que ${takes} ${de(name)} : on suit le sens des dépendances.`
          : fr`Les parties restantes utilisent encore ${name} (${count(takes, "usage")}), mais aucune ne dépend moins de ce qui reste.`;
    const loop =
      usesEarlier.length === 0
        ? ""
        : fr`Comme ${name} se sert aussi ${de(list(usesEarlier))}, ces parties forment un cycle.`;
    return [seen, flow, loop].filter(Boolean).join(" ") + leadsTo;
  },
  shortfall: ({ wanted, found, files }) =>
    fr`Ce dépôt est trop petit pour ${count(wanted, "chapitre")} : avec ${count(files, "fichier source", "fichiers sources")}, l'analyse y distingue ${count(found, "abstraction")}, d'où ${count(found, "chapitre")}.`,

  chapter: {
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
    piecesIntro: (shown, total) =>
      shown === total
        ? fr`Voici ce que cette partie déclare, du plus au moins important.`
        : shown === 1
          ? fr`Sur ${count(total, "déclaration")}, voici celle qui compte le plus, par ses usages, sa taille et sa documentation.`
          : fr`Sur ${count(total, "déclaration")}, voici les ${shown} qui comptent le plus, par leurs usages, leur taille et leur documentation.`,
    piece: ({ kind, exported, citation, users, length }) =>
      fr`${KINDS[kind].slice(0, 1).toUpperCase()}${KINDS[kind].slice(1)} ${exported ? (FEMININE.has(kind) ? "publique" : "public") : "interne au module"} de ${count(length, "ligne")} (${citation})` +
      (users === 0
        ? "."
        : users === 1
          ? fr`, qu'un seul fichier utilise.`
          : fr`, que ${count(users, "fichier")} utilisent.`),
    pieceDoc: (doc) => fr`« ${doc} »`,
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
    near: (topic, citations) =>
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
  },

  review: {
    keyMethod: ({ method, citation, reliances }) =>
      fr`C'est par ${method} qu'elle tient le plus au reste du dépôt (${citation}) : cette méthode emploie ${count(reliances, "nom")} qui y sont déclarés.`,
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
    relies: (items) => fr`Pour comprendre ce code, il faut connaître ${list(items)}.`,
    reliesOnNothing: () => fr`Ce code n'appelle rien d'autre du dépôt : il se lit seul.`,
    own: (symbol) => fr`${symbol}`,
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
    crossing: ({ topic, outgoing, symbols, citations }) =>
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
  },

  tutorial: {
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
      questionRelies: (symbol) => fr`Quels autres noms du dépôt le code de ${symbol} emploie-t-il ?`,
      answerRelies: (items) => items.map((item) => `- ${item}`).join("\n"),
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
    depends: {
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
  },
};
