import { count, fr, list, others } from "@fondation/course/french";
import { conditionGroups } from "../words/condition-groups.ts";
import type { EscapeFacts, ReviewWords } from "../words/review-words.ts";
import { listed, OUTSIDE, upper } from "./french-grammar.ts";

const ENTRIES = {
  api: fr`appartient à l’interface publique du paquet`,
  main: "est le point de départ du programme",
  command: "répond à la commande",
  route: "répond à la route",
  handler: "traite l’événement",
  worker: "est un travail de fond",
} as const;

export const REVIEW: ReviewWords = {
  lead: ({ chapter, shown, alike, total, lines, first }) =>
    total === 0
      ? fr`Cette partie ne déclare aucune fonction : voici les déclarations que présente ${chapter}.`
      : fr`Voici le code de la partie que présente ${chapter}, ${shown === total ? fr`en entier : ${count(total, "fonction")}` : fr`soit ${count(shown, "fonction")} sur ${total}`}, ${count(lines, "ligne")}, à partir de ${list(first)} et en suivant les appels${alike === 0 ? "" : fr` ; ${alike > 1 ? fr`${others(alike, "une")} n'en diffèrent` : fr`une autre n'en diffère`} que par des noms`}.`,
  placeInFlow: (facts) => {
    const { name, citation, entry, callers, moreCallers, callees, moreCallees, example, test, outside } =
      facts;
    const start =
      entry === undefined
        ? fr`${name} (${citation})`
        : entry.kind === "api" || entry.kind === "main"
          ? fr`${name} (${citation}) ${ENTRIES[entry.kind]}`
          : fr`${name} (${citation}) ${ENTRIES[entry.kind]} ${entry.label}`;
    const by =
      callers.length === 0
        ? undefined
        : fr`${entry === undefined ? "est appelée" : "est aussi appelée"} par ${listed(callers, moreCallers)}${example === undefined ? "" : fr`, par exemple ${example.call} (${example.citation})`}`;
    const does = [
      ...(callees.length === 0 ? [] : [fr`appelle ${listed(callees, moreCallees)}`]),
      ...outside.map(({ kind, names }) => fr`agit sur ${OUTSIDE[kind]} avec ${list(names)}`),
    ];
    if (entry === undefined && by === undefined) {
      const tested =
        test === undefined ? [] : [fr`est appelée par le test « ${test.title} » (${test.citation})`];
      const facts = [...tested, ...does];
      return facts.length === 0 ? fr`Voici ${start}.` : `${start} ${list(facts)}.`;
    }
    const first = [start, by].filter(Boolean).join(entry === undefined ? " " : " et ");
    return `${does.length === 0 ? first : fr`${first} ; elle ${list(does)}`}.`;
  },
  stateType: (name, citation) => fr`Les champs de ${name} (${citation}) :`,
  omitted: (lines, start, end) =>
    lines === 1
      ? fr`*(Ligne ${start} omise)*`
      : fr`*(Lignes ${start} à ${end} omises, ${count(lines, "ligne")})*`,
  alike: (shown, others) =>
    fr`Sur le modèle de ${shown} : ${others
      .map(
        ({ name, citation, differences }) =>
          fr`${name} (${citation})${differences.length === 0 ? "" : fr`, avec ${list(differences.map(({ from, to }) => fr`${to} au lieu de ${from}`))}`}`,
      )
      .join(fr` ; `)}.`,
  note: (opening, actions) =>
    opening === undefined ? `${upper(actions.join(fr` ; `))}.` : fr`${opening} : ${actions.join(fr` ; `)}.`,
  when: (condition, negated) => (negated ? fr`Sauf si ${condition}` : fr`Si ${condition}`),
  onlyWhen: (action, condition, negated) =>
    negated ? fr`sauf si ${condition}, ${action}` : fr`si ${condition}, ${action}`,
  onlyAfter: (action, types) =>
    types === undefined ? fr`après une erreur, ${action}` : fr`si ${types} survient, ${action}`,
  otherwise: (condition) => (condition === undefined ? "Sinon" : fr`Sinon, si ${condition}`),
  onEachPass: (head) => (head === undefined ? "Dans cette boucle sans fin" : fr`À chaque tour de ${head}`),
  inCase: (value) => (value === undefined ? "Dans tous les autres cas" : fr`Cas ${value}`),
  onError: (types) => (types === undefined ? "Si une erreur survient" : fr`Si ${types} survient`),
  always: () => fr`Quoi qu'il arrive`,
  calls: (fn, doc) => fr`${fn} — « ${doc} »`,
  gives: (fn, value, citation) => fr`${fn} renvoie ${value} (${citation})`,
  constant: (name, value, citation) => fr`${name} vaut ${value} (${citation})`,
  byDefault: (name, value, citation) => fr`${name} vaut ${value} par défaut (${citation})`,
  decides: ({ field, reader, condition, citation, more }) =>
    fr`cette ligne change ${field}, que ${reader} lit dans la condition ${condition} (${citation})${more > 0 ? fr`, comme ${others(more, "une", "fonction")}` : ""}`,
  escapes: (facts) => {
    const what = subject(facts);
    const way = route(facts);
    const test =
      facts.test === undefined
        ? undefined
        : way === undefined
          ? fr`le test « ${facts.test.title} » (${facts.test.citation}) attend ${what}`
          : fr`le test « ${facts.test.title} » (${facts.test.citation}) l'attend`;
    return [way === undefined ? undefined : `${what} ${way}`, test].filter(Boolean).join(fr` ; `);
  },
  arrives: (errors, more) =>
    fr`${errors.length + more > 1 ? fr`ces erreurs sont rattrapées` : fr`cette erreur est rattrapée`} ici : ${listed(
      errors.map((error) => fr`${subject(error)}, venue de ${error.fn} (${error.citation})`),
      more,
    )}`,
  thrownIn: (type, functions, more) => fr`${type} est levée dans ${listed(functions, more)}`,
  moreActions: (number) => fr`${others(number, "une", "remarque")} sur ces lignes`,
  recovers: () => fr`rattrape une panique de tout ce qui est appelé ensuite`,
  failure: (facts) => {
    const { name, isVariable, thrown, message, manner, citation } = facts;
    const bare =
      manner === "panic" ? "Une panique" : message === undefined ? "L’erreur reçue, relancée" : "Une erreur";
    const what = `${thrown === undefined ? bare : isVariable ? `L’erreur ${thrown}` : thrown}${message === undefined ? "" : fr`, « ${message} »`}`;
    const when = conditionsOf(facts);
    const way = route(facts);
    return fr`${what} — dans ${name} (${citation})${when}${way === undefined ? "" : fr` ; elle ${way}`}.`;
  },
  moreFailures: (number) => fr`Et ${others(number, "un", "échec")} dans les corps ci-dessus.`,
  promise: ({ name, tests, more }) =>
    fr`${name} : ${tests.map(({ title, citation }) => fr`« ${title} » (${citation})`).join(", ")}${more > 0 ? fr` et ${others(more, "un", "test")}` : ""}.`,
  morePromises: (number) =>
    fr`Des tests exercent encore ${others(number, "une", "fonction")} de cette partie.`,
  openCall: ({ name, citation, targets, more }) =>
    fr`${name} (${citation}) peut atteindre ${listed(targets, more)} : le code seul ne tranche pas.`,
  constants: ({ names, citation, readers, more }) =>
    fr`${listed(readers, more)} ${readers.length + more > 1 ? "lisent" : "lit"} ${list(names)} (${citation}) :`,
  moreConstants: (number) =>
    fr`Les corps lisent encore ${count(number, "groupe de constantes", "groupes de constantes")}.`,
  moreOpenCalls: (number) => fr`Et ${others(number, "un", "appel")} dont la cible reste ouverte.`,
  hidden: ({ count: number, names, more }) =>
    number < 2
      ? fr`Le corps d'une fonction n'est pas montré : ${list(names)}.`
      : fr`Les corps de ${count(number, "fonction")} ne sont pas montrés : ${listed(names, more)}.`,
  next: ({ name, next, most, tutorial, abstractions }) =>
    (most === undefined ? "" : fr`${name} appelle surtout ${most.topic} (${count(most.calls, "appel")}). `) +
    (next === undefined ? fr`C'est la dernière lecture` : fr`Ensuite : ${next}`) +
    fr` ; pour pratiquer, ${tutorial} ; pour l'ensemble, ${abstractions}.`,
};

/** « `ValueError` (« no flour ») » */
function subject({ thrown, message, manner }: Pick<EscapeFacts, "thrown" | "message" | "manner">): string {
  const quoted = message === undefined ? "" : fr`« ${message} »`;
  const bare = manner === "panic" ? "la panique" : "l’erreur";
  if (thrown === undefined) return [bare, quoted].filter(Boolean).join(" ");
  return quoted === "" ? thrown : `${thrown} (${quoted})`;
}

function route({ through, moreThrough, caughtBy, moreCaughtBy }: EscapeFacts): string | undefined {
  const way = listed(through, moreThrough);
  if (caughtBy.length === 0) return through.length === 0 ? undefined : fr`remonte par ${way}`;
  // Without the proof that a clause ends the error, it is only certain that it gets there.
  const isEnd = caughtBy.every(({ ends }) => ends);
  const places = listed(
    caughtBy.map(({ name, citation }) => catcher(name, citation, isEnd)),
    moreCaughtBy,
  );
  const end = isEnd ? fr`est rattrapée ${places}` : fr`arrive ${places}`;
  return through.length === 0 ? end : fr`remonte par ${way}, et elle ${end}`;
}

function catcher(name: string | undefined, citation: string, isEnd: boolean): string {
  if (isEnd)
    return name === undefined ? fr`dans la fonction même (${citation})` : fr`dans ${name} (${citation})`;
  return name === undefined
    ? fr`à la gestion d'erreurs de la fonction même (${citation})`
    : fr`à la gestion d'erreurs de ${name} (${citation})`;
}

/** `, quand a et b, sauf si c ou d`. */
function conditionsOf({ conditions, isPartial }: Parameters<ReviewWords["failure"]>[0]): string {
  if (conditions.length === 0) return "";
  const { branches, cases, caught, failed } = conditionGroups(conditions);
  const said = [
    ...(branches.length === 0 ? [] : [fr`quand ${list(branches)}`]),
    ...(failed.length === 0 ? [] : [fr`sauf si ${failed.join(" ou ")}`]),
    ...cases.map((text) => fr`dans le cas ${text}`),
    ...caught.map((text) => fr`après avoir rattrapé ${text ?? "une erreur"}`),
    ...(isPartial ? ["entre autres conditions"] : []),
  ];
  return said.map((each) => fr`, ${each}`).join("");
}
