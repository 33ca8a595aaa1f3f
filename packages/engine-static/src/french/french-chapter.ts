import { agree, count, fr, grouped, list, others } from "@fondation/course/french";
import type { ChapterFocus, ChapterWords, DutyFacts } from "../words/chapter-words.ts";
import { pathNote } from "./french-path-notes.ts";
import { cited, KINDS, listed, one, quoted, upper } from "./french-grammar.ts";

function focus(name: string, found: ChapterFocus): string {
  const bold = `**${name}**`;
  switch (found.kind) {
    case "path":
      return found.files === 1
        ? fr`Pour comprendre ${bold}, suivons un appel, de ${found.start} à ${found.end}.`
        : fr`Pour comprendre ${bold}, suivons un appel à travers ${count(found.files, "fichier")}, de ${found.start} à ${found.end}.`;
    case "types":
      if (found.types.length === 1) return fr`${bold} se comprend par un type, ${list(found.types)}.`;
      return fr`${bold} se comprend par ses types : ${listed(found.types, found.more)}.`;
    case "contract":
      return fr`${bold} se comprend par un contrat, ${found.contract}, et par ${agree(found.implementations, fr`le type qui le remplit`, fr`les ${count(found.implementations, "type")} qui le remplissent`)}.`;
    case "functions":
      return fr`${bold} ne déclare aucun type : tout y est fonction, ${listed(found.functions, found.more, "une")}.`;
    case "files":
      return found.files === 1
        ? fr`${bold} tient dans ${found.file}.`
        : fr`${bold} occupe ${count(found.files, "fichier")} ; on commence par ${found.file}.`;
  }
}

function duty({ name, citation, kind, doc, methods, moreMethods, callers, moreCallers }: DutyFacts): string {
  const subject = `${name} (${citation})`;
  if (doc !== undefined) return fr`${subject} : « ${doc} »`;
  if (methods.length > 0) {
    return fr`${subject}, ${KINDS[kind]} ${methods.length + moreMethods > 1 ? "aux méthodes" : "à une méthode,"} ${listed(methods, moreMethods, "une")}`;
  }
  if (callers.length > 0) {
    return fr`${subject}, ${callers.length + moreCallers > 1 ? fr`qu'appellent` : fr`qu'appelle`} ${listed(callers, moreCallers)}`;
  }
  return `${subject}, ${KINDS[kind]}`;
}

export const CHAPTER: ChapterWords = {
  headings: {
    problem: fr`À quoi sert cette partie`,
    picture: fr`Qui appelle qui`,
    example: fr`Un exemple`,
    core: fr`Le cœur du code`,
    others: fr`Avec les autres parties`,
    reasons: fr`Les raisons que donnent les auteurs`,
    path: (start, end) => fr`Le chemin, de ${start} à ${end}`,
    contract: (name) => fr`Le contrat de ${name}`,
  },
  lead: ({ name, position, total, focus: found }) =>
    fr`Chapitre ${position} sur ${grouped(total)}. ${focus(name, found)}`,
  author: ({ subject, doc, citation }) => fr`La documentation de ${subject} dit : « ${doc} » (${citation}).`,
  intent: ({ text, citation }) => fr`« ${text} » (${citation}).`,
  duty,
  reason: ({ fn, citation, condition, text }) =>
    fr`${fn} (${citation})${condition === undefined ? "" : fr`, avant ${condition}`} : « ${text} »`,
  moreReasons: (number) => fr`${upper(others(number, "un", "commentaire"))} de ce genre dans le code.`,
  moreDuties: (name, more) => fr`**${name}** déclare encore ${others(more, "un", "nom")}.`,
  size: ({ name, files, more, lines, language }) =>
    fr`Le code de **${name}** : ${count(lines, "ligne")} de ${language}, dans ${list(
      more > 0 ? [...files, others(more, "un", "fichier")] : files,
    )}.`,
  legend: () =>
    fr`Dans les diagrammes de ce cours, une flèche va du code qui appelle au code appelé, et chacune est prouvée par une ligne du dépôt.`,
  centre: ({ node, touching, arrows }) =>
    touching === arrows
      ? fr`${node} est au centre : ${agree(arrows, "la flèche en part ou y mène", fr`les ${grouped(arrows)} flèches en partent ou y mènent`)}.`
      : fr`${node} est au centre : ${grouped(touching)} des ${grouped(arrows)} flèches ${agree(touching, "en part ou y mène", "en partent ou y mènent")}.`,
  contractLegend: () =>
    fr`Une flèche en pointillé va d'un type à celui qu'il étend, réalise ou inclut, comme sa déclaration le prouve.`,
  omittedArrows: ({ node, arrows }) => fr`Vers ${node}, l'image omet ${others(arrows, "une", "flèche")}.`,
  arrows: {
    derives: { extends: "étend", implements: "réalise", includes: "inclut le module" },
    calls: (names) => ["appelle", names.join(", ")].join(" ").trim(),
    creates: () => "crée",
  },
  pathIntro: ({ start, end, calls, files, outside }) =>
    fr`${start} mène à ${end} en ${count(calls, "appel")}, ${files.length === 1 ? "sans quitter" : "par"} ${list(files)}` +
    (outside.length === 0 ? "." : fr`, en traversant ${list(outside)}.`),
  step: ({ citation, doc, topic }) => {
    const where = topic === undefined ? citation : fr`Dans ${topic}, ${citation}`;
    return doc === undefined ? `${where}.` : fr`${where} : ${quoted(doc)}`;
  },
  note: pathNote,
  omitted: (lines) => fr`*(${count(lines, "ligne omise", "lignes omises")})*`,
  usage: ({ symbol, citation, where, isTest }) =>
    isTest
      ? fr`Un test montre comment ${symbol} s'emploie (${citation}) :`
      : fr`Voici ${symbol} à l'œuvre dans ${where} (${citation}) :`,
  core: ({ name, citation, kind }) => fr`${upper(one(kind))}, ${name} (${citation}) :`,
  asks: ({ name, topic, names, more, citation, by }) => {
    if (names.length === 0) return fr`**${name}** importe des fichiers de ${topic} (${citation}).`;
    const asked = fr`**${name}** utilise, dans ${topic}, ${listed(names, more)}`;
    return by === undefined
      ? fr`${asked} (${citation}).`
      : fr`${asked}, par exemple depuis ${by} (${citation}).`;
  },
  asked: ({ name, topic, names, more, citation, by }) => {
    if (names.length === 0) return fr`${topic} importe des fichiers de **${name}** (${citation}).`;
    return by === undefined
      ? fr`${topic} utilise ${listed(names, more)} (${citation}).`
      : fr`${topic} utilise ${listed(names, more)}, par exemple dans ${by} (${citation}).`;
  },
  otherTies: ({ name, topics }) =>
    fr`${topics.length > 1 ? "Liens plus faibles" : "Lien plus faible"} de **${name}** : ${list(topics)}.`,
  nearby: ({ name, topic, citations }) =>
    fr`Aucun import ne relie **${name}** au reste ; par l'emplacement de ses fichiers, ${topic} en est la plus proche${cited(citations)}, ce qui ne prouve pas de dépendance.`,
  recap: ({ name, main, path }) => {
    if (path.length > 1) return [fr`**${name}** en une ligne : ${path.join(" → ")}.`];
    return main === undefined ? [] : [fr`Dans **${name}**, ${main} est la fonction la plus sollicitée.`];
  },
  next: ({ next, reason, name, review, tutorial }) =>
    [
      next === undefined
        ? fr`Ici s'achève le dernier chapitre.`
        : reason === undefined
          ? fr`Ensuite : ${next}.`
          : reason.kind === "uses"
            ? fr`Ensuite : ${next}, d'où vient ${list(reason.names)}, que le code de cette partie utilise (${reason.citation}).`
            : fr`Ensuite : ${next}, qui utilise ${list(reason.names)} (${reason.citation}).`,
      fr`Pour lire le code commenté de **${name}** : ${review} ; pour y travailler : ${tutorial}.`,
    ].join(" "),
};
