import type { ReviewWords } from "../words/review-words.ts";
import { fr } from "../words/typography.ts";
import { count, list, OUTSIDE } from "./french-grammar.ts";

/** `a, b et 3 autres`. */
const named = (items: readonly string[], more: number, one = "autre"): string =>
  list(more > 0 ? [...items, count(more, one)] : items);

const ENTRIES = {
  api: "fait partie de ce que le paquet offre",
  main: "est le point de départ du programme",
  command: "répond à la commande",
  route: "répond à la route",
  handler: "traite l’événement",
  worker: "est un travail de fond",
} as const;

export const REVIEW: ReviewWords = {
  lead: ({ chapter, shown, total, lines, first }) =>
    total === 0
      ? fr`Cette partie ne déclare aucune fonction : voici les déclarations que situe ${chapter}.`
      : fr`Voici le code de la partie que situe ${chapter}, ${shown === total ? fr`en entier : ${count(total, "fonction")}` : fr`soit ${count(shown, "fonction")} sur ${total}`}, ${count(lines, "ligne")}, dans l'ordre où l'exécution les rencontre, à partir de ${list(first)}.`,
  placeInFlow: ({ name, citation, entry, callers, moreCallers, callees, moreCallees }) => {
    const start =
      entry === undefined
        ? fr`${name} (${citation})`
        : entry.kind === "api" || entry.kind === "main"
          ? fr`${name} (${citation}) ${ENTRIES[entry.kind]}`
          : fr`${name} (${citation}) ${ENTRIES[entry.kind]} ${entry.label}`;
    const by =
      callers.length === 0
        ? undefined
        : fr`${entry === undefined ? "est appelée" : "est aussi appelée"} par ${named(callers, moreCallers)}`;
    const then =
      callees.length === 0
        ? undefined
        : fr`${by === undefined && entry === undefined ? "appelle" : "elle appelle"} ${named(callees, moreCallees)}`;
    if (entry === undefined && by === undefined && then === undefined) {
      return fr`Le code seul ne dit pas qui appelle ${name} (${citation}).`;
    }
    return `${[[start, by].filter(Boolean).join(entry === undefined ? " " : " et "), then].filter(Boolean).join(by === undefined && entry === undefined ? " " : fr` ; `)}.`;
  },
  stateType: (name, citation) => fr`Ce que ${name} garde d'un appel à l'autre (${citation}) :`,
  omitted: (lines, start, end) =>
    lines === 1 ? fr`*(Ligne ${start} passée.)*` : fr`*(Lignes ${start} à ${end} passées, ${lines} lignes.)*`,
  note: (opening, actions) =>
    opening === undefined ? `${upperFirst(list(actions))}.` : fr`${opening} : ${list(actions)}.`,
  block: (opening, endLine) => fr`${opening} : tout ce bloc, jusqu'à la ligne ${endLine}.`,
  when: (condition, negated) => (negated ? fr`Sauf si ${condition}` : fr`Si ${condition}`),
  onlyWhen: (action, condition, negated) =>
    negated ? fr`${action} sauf si ${condition}` : fr`${action} si ${condition}`,
  otherwise: (condition) => (condition === undefined ? "Sinon" : fr`Sinon, si ${condition}`),
  onEachPass: (head) => (head === undefined ? "En boucle sans condition" : fr`À chaque tour de ${head}`),
  inCase: (value) => (value === undefined ? "Dans tous les autres cas" : fr`Cas ${value}`),
  onError: (types) => (types === undefined ? "Si une erreur survient" : fr`Si ${types} survient`),
  always: () => fr`Quoi qu'il arrive`,
  calls: (fn, doc) => (doc === undefined ? fr`appelle ${fn}` : fr`appelle ${fn} — « ${doc} »`),
  moreCalls: (number) => fr`appelle encore ${count(number, "autre fonction", "autres fonctions")}`,
  moreActions: (number) => fr`${count(number, "autre effet", "autres effets")}`,
  effect: (kind, name) => fr`agit sur ${OUTSIDE[kind]} par ${name}`,
  fails: ({ thrown, isVariable, returned, message, caughtBy }) => {
    const verb = returned ? "renvoie l’erreur" : isVariable ? "lève l’erreur" : "lève";
    const what = thrown === undefined ? fr`relance l'erreur` : fr`${verb} ${thrown}`;
    const catchers = caughtBy.map((name) => name ?? "le bloc ci-dessous");
    return `${what}${message === undefined ? "" : fr` (« ${message} »)`}${catchers.length === 0 ? "" : fr`, que rattrape ${list(catchers)}`}`;
  },
  sets: (field, readers, more) =>
    readers.length === 0
      ? fr`fixe ${field}`
      : fr`fixe ${field}, dont se ${readers.length + more > 1 ? "servent" : "sert"} ${named(readers, more)}`,
  startsTask: () => fr`démarre une tâche qui continue seule`,
  recovers: () => fr`rattrape une panique de tout ce qui est appelé ensuite`,
  returns: (value) => (value === undefined ? fr`sort de la fonction` : fr`renvoie ${value}`),
  failure: ({ name, isVariable, thrown, message, citation, condition, caughtBy, callers }) => {
    const what = `${thrown === undefined ? "L’erreur reçue, relancée" : isVariable ? `L’erreur ${thrown}` : thrown}${message === undefined ? "" : fr`, « ${message} »`}`;
    const when =
      condition === undefined
        ? ""
        : condition.kind === "catch"
          ? fr`, après avoir rattrapé ${condition.text ?? "une erreur"}`
          : condition.kind === "case"
            ? fr`, dans le cas ${condition.text ?? ""}`
            : /^`(?:unless|guard) /.test(condition.text ?? "") || condition.negated
              ? fr`, faute de ${(condition.text ?? "").replace(/^`(?:unless|guard) /, "`")}`
              : fr`, quand ${condition.text ?? ""}`;
    const end =
      caughtBy.length > 0
        ? fr`rattrapée ${list(caughtBy.map(({ name: catcher, citation: place }) => (catcher === undefined ? fr`sur place (${place})` : fr`par ${catcher} (${place})`)))}`
        : callers.length > 0
          ? fr`elle remonte à ${list(callers)}`
          : fr`elle remonte à l'appelant`;
    return fr`${what} — dans ${name} (${citation})${when} ; ${end}.`;
  },
  moreFailures: (number) => fr`Et ${count(number, "autre échec", "autres échecs")} dans les corps ci-dessus.`,
  promise: ({ name, tests, more }) =>
    fr`${name} : ${tests.map(({ title, citation }) => fr`« ${title} » (${citation})`).join(", ")}${more > 0 ? fr`, et ${count(more, "autre test")}` : ""}.`,
  morePromises: (number) =>
    fr`Des tests exercent encore ${count(number, "autre fonction", "autres fonctions")} de cette partie.`,
  openCall: ({ name, citation, targets, more }) =>
    fr`${name} (${citation}) peut atteindre ${named(targets, more)} : le code seul ne tranche pas.`,
  constants: ({ names, citation, readers, more }) =>
    fr`${named(readers, more)} ${readers.length + more > 1 ? "lisent" : "lit"} ${list(names)} (${citation}) :`,
  moreConstants: (number) =>
    fr`Les corps lisent encore ${count(number, "groupe de constantes", "groupes de constantes")}.`,
  moreOpenCalls: (number) =>
    fr`Et ${count(number, "autre appel", "autres appels")} dont la cible reste ouverte.`,
  hidden: ({ count: number, names, more }) =>
    number === 1
      ? fr`Le corps d'une fonction n'est pas montré : ${list(names)}.`
      : fr`Les corps de ${count(number, "fonction")} ne sont pas montrés : ${named(names, more)}.`,
  next: ({ name, next, most, tutorial, abstractions }) =>
    (most === undefined ? "" : fr`${name} appelle surtout ${most.topic} (${count(most.calls, "appel")}). `) +
    (next === undefined ? fr`C'est la dernière lecture` : fr`Ensuite : ${next}`) +
    fr` ; pour pratiquer, ${tutorial} ; pour l'ensemble, ${abstractions}.`,
};

const upperFirst = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
