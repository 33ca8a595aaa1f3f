import { agree, count, fr, grouped, list, others as otherOnes } from "@fondation/course/french";
import type { TutorialWords } from "../words/tutorial-words.ts";
import { listed, upper } from "./french-grammar.ts";

const STAGES = { understand: "comprendre", predict: "prévoir", change: "changer", run: "lancer" };

const LETTERS = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"];

const inLetters = (number: number): string => LETTERS[number] ?? String(number);

/** « la ligne 3 », « une des lignes 3 à 5 » */
function lines(startLine: number, endLine: number): string {
  return startLine === endLine ? fr`la ligne ${startLine}` : fr`une des lignes ${startLine} à ${endLine}`;
}

/** « `ValueError` (« no flour ») » */
function failed(error: string | undefined, message: string | undefined): string {
  if (error === undefined) return message === undefined ? fr`une erreur` : fr`l'erreur « ${message} »`;
  return message === undefined ? error : fr`${error} (« ${message} »)`;
}

export const TUTORIAL: TutorialWords = {
  goal: ({ name, stages, chapter, review }) => {
    const told = list([...new Set(stages)].map((stage) => STAGES[stage]));
    const tasks = fr`${upper(inLetters(stages.length))} ${agree(stages.length, "exercice", "exercices")}`;
    return fr`${stages.length === 0 ? fr`De quoi travailler dans le code de la partie **${name}**.` : fr`${tasks} dans le code de la partie **${name}**, pour ${told} : répondez avant d'ouvrir la réponse.`} Lisez d'abord ${chapter} ; sa ${review} montre les fonctions dont il est question ici.`;
  },
  nothing: ({ name, citation }) =>
    fr`Le code de **${name}** ne se prête à aucune question dont l'analyse puisse prouver la réponse ; lisez-le directement (${citation}).`,
  prepare: (name) =>
    fr`Pour lire le code de **${name}** tel que le cours le cite, placez-vous sur le même commit, dans un clone du dépôt :`,
  heading: (number, stage, title) => fr`${grouped(number)}. ${upper(STAGES[stage])} : ${title}`,
  trace: {
    title: (name) => fr`jusqu'où va ${name} ?`,
    read: ({ name, citation }) => fr`Voici ${name} (${citation}).`,
    question: ({ subject, value, false: others }) =>
      fr`Supposons que ${subject} vaut ${value}${others.length === 0 ? "" : fr` et que ${list(others)} ${others.length > 1 ? "sont fausses" : "est fausse"}`}. Si rien d'autre n'interrompt l'appel, par quelle ligne se termine-t-il ?`,
    exit: (text, line) => fr`${text}, ligne ${line}`,
    answer: ({ subject, value, condition, line, exit, exitLine, citation }) =>
      fr`Aucune branche précédente n'est prise. Ligne ${line}, ${condition} est vraie, puisque ${subject} vaut ${value} : l'appel se termine par ${exit}, ligne ${exitLine} (${citation}).`,
  },
  skip: {
    title: (name) => fr`ce qu'a exécuté un appel de ${name}`,
    read: ({ name, citation }) => fr`Lisez ${name} en notant où elle peut s'arrêter (${citation}).`,
    question: ({ exit }) => fr`Un appel s'est terminé par ${exit}. Laquelle de ces lignes a-t-il exécutée ?`,
    line: (text, line) => fr`ligne ${line} : ${text}`,
    answer: ({ exit, exitLine, line, runLine, citation }) =>
      fr`${exit} est à la ligne ${exitLine}, dans la branche ouverte à la ligne ${line} : l'appel est passé par la ligne ${runLine} pour y arriver (${citation}). Les autres lignes proposées sont plus bas, ou dans des branches qui l'auraient arrêté plus tôt.`,
  },
  match: {
    title: (name) => fr`le bon cas dans ${name}`,
    question: ({ name, subject, value, citation }) =>
      fr`Dans ${name} (${citation}), ${subject} correspond à ${value} : que fait alors la fonction, en premier ?`,
    answer: ({ name, subject, value, action, citation }) =>
      fr`Le cas ${value} de ${name} mène à ${action} (${citation}) ; les autres réponses sont celles d'autres valeurs de ${subject}.`,
  },
  cause: {
    title: (name) => fr`remonter à la cause dans ${name}`,
    question: ({ name, exit, citation }) =>
      fr`Un appel de ${name} s'est terminé par ${exit} : ouvrez la fonction (${citation}) et dites quelle condition était vraie.`,
    answer: ({ name, exit, condition, line, exitLine, citation }) =>
      fr`${exit} ne figure qu'à la ligne ${exitLine} de ${name}, dans la branche ouverte ligne ${line} par ${condition} (${citation}).`,
  },
  convert: {
    title: (name) => fr`ce que reçoit l'appelant de ${name}`,
    read: ({ name, citation }) => fr`Lisez ${name} (${citation}).`,
    question: ({ name, caught, startLine, endLine }) =>
      fr`Pendant un appel de ${name}, ${lines(startLine, endLine)} lève une erreur ${caught}. Que reçoit l'appelant ?`,
    none: fr`aucune erreur`,
    answer: ({ name, caught, line, thrown, citation }) =>
      fr`La clause de la ligne ${line} rattrape ${caught}, puis ${name} lève ${thrown} à sa place (${citation}).`,
    sparedTitle: (name) => fr`quand l'appelant de ${name} ne voit pas l'erreur`,
    sparedQuestion: ({ name, caught, startLine, endLine }) =>
      fr`Pendant un appel de ${name}, ${lines(startLine, endLine)} lève une erreur ${caught}. Dans quel cas l'appelant ne reçoit-il aucune erreur, et que reçoit-il sinon ?`,
    sparedAnswer: ({ name, condition, exit, place, thrown, citation }) =>
      fr`Si ${condition}, ${name} se termine par ${exit} (${place}) et l'appelant ne voit pas l'erreur ; dans tous les autres cas, il reçoit une erreur ${thrown} (${citation}).`,
  },
  users: {
    title: (name) => fr`qui se sert de ${name} ?`,
    question: ({ name, citation }) =>
      fr`Avant de modifier ${name} (${citation}), relevez les lignes des autres fichiers du produit qui le nomment, imports exclus.`,
    answer: ({ name, places, more }) =>
      fr`${name} est nommé dans ${list(more > 0 ? [...places, otherOnes(more, "une", "ligne")] : places)}.`,
  },
  needs: {
    title: (name) => fr`ce dont ${name} a besoin`,
    question: ({ name, files }) =>
      fr`Ouvrez ${files > 1 ? fr`les ${grouped(files)} fichiers` : "le fichier"} de ${name} : quels noms d'autres parties y sont employés ?`,
    answer: ({ name, names, moreNames, citation }) =>
      fr`${name} emploie ${list(moreNames > 0 ? [...names, otherOnes(moreNames, "un", "nom")] : names)}, à commencer par ${citation}.`,
  },
  promise: {
    title: (name) => fr`le test de ${name}`,
    question: ({ name, citation }) =>
      fr`Trouvez un test qui passe par ${name} (${citation}), puis lancez-le seul.`,
    answer: ({ name, test, citation, command }) =>
      fr`Par exemple ${test} (${citation}), qui passe par ${name}${command === undefined ? "" : fr` ; pour le lancer : ${command}`}.`,
  },
  order: {
    title: (name) => fr`dérouler ${name}`,
    question: ({ name, citation, through }) =>
      fr`Partez de ${name} (${citation}) et entrez dans ${through} quand elle est appelée. Si rien ne s'arrête en route, dans quel ordre ces fonctions commencent-elles ?`,
    sequence: (names) => names.join(" → "),
    answer: ({ name, steps, through }) =>
      fr`Dans l'ordre des appels de ${name}, ceux de ${through} compris : ${list(steps.map((step) => fr`${step.name} (${step.citation})`))}.`,
  },
  setting: {
    title: (field) => fr`la valeur par défaut de ${field}`,
    question: ({ type, field, citation }) =>
      fr`Cherchez dans ${type} (${citation}) la valeur que le code donne à ${field} au départ.`,
    answer: ({ type, field, value, citation }) =>
      fr`${field} vaut ${value} tant que rien ne le change (${citation}) ; les autres valeurs proposées sont celles d'autres champs de ${type}.`,
  },
  state: {
    title: (name) => fr`ce que ${name} modifie`,
    question: ({ name, citation }) =>
      fr`Lisez ${name} (${citation}) : auquel de ces champs cette méthode donne-t-elle elle-même une valeur ?`,
    answer: ({ name, field, citation, others }) =>
      fr`${name} donne une valeur à ${field} (${citation}). D'autres méthodes en donnent une aux autres champs, par exemple : ${list(others.map((each) => fr`${list(each.fields)} ${each.isConstructor ? fr`dans le constructeur, ${each.method}` : fr`dans ${each.method}`}`))}.`,
  },
  variant: {
    title: (type) => fr`une implémentation de plus pour ${type}`,
    question: ({ type, citation, known, more, example }) =>
      fr`Vous ajoutez une implémentation de ${type} (${citation}) à côté de ${listed(known, more)}. Un modèle possible : ${example}. Laquelle de ces méthodes votre code doit-il fournir pour respecter ${type} ?`,
    answer: ({ type, method, citation, wanted, wrong }) =>
      fr`${type} déclare ${method} (${citation})${wanted.length > 1 ? fr`, et en tout : ${list(wanted)}` : ""}. Les autres méthodes proposées n'en font pas partie : ${list(wrong.map(({ methods, owner }) => fr`${list(methods)} ${methods.length > 1 ? "appartiennent" : "appartient"} à ${owner}`))}.`,
  },
  registry: {
    title: (value) => fr`une valeur de plus à côté de ${value}`,
    question: ({ subject, examples }) =>
      fr`Le code distingue déjà plusieurs valeurs de ${subject}, dont ${list(examples)}. Pour qu'il distingue une valeur de plus, laquelle de ces fonctions faut-il compléter ?`,
    answer: ({ name, subject, cases, citation }) =>
      fr`${name} choisit selon ${subject} et compte ${count(cases, "cas", "cas")} (${citation}) : le nouveau y a sa place. Aucune des autres fonctions proposées ne nomme ces valeurs.`,
    allQuestion: ({ examples }) =>
      fr`Vous ajoutez une valeur à côté de ${list(examples)}. Quelles fonctions du produit ont déjà un cas pour chacune des deux, et sont donc à relire ? Cherchez-les toutes.`,
    allAnswer: ({ examples, functions }) => fr`${list(functions)} : chacune a un cas pour ${list(examples)}.`,
  },
  signature: {
    title: (name) => fr`ajouter un paramètre à ${name}`,
    question: ({ name, citation }) =>
      fr`Donnez à ${name} (${citation}) un paramètre obligatoire de plus : laquelle de ces fonctions ne fonctionne plus tant que vous ne la modifiez pas ?`,
    answer: ({ name, caller, lines: places, more }) =>
      fr`${caller} appelle ${name}. Aucune des autres fonctions proposées ne la nomme, même si certaines peuvent y mener. ${agree(places.length + more, "Appel", "Appels")} à revoir dans le produit : ${listed(places, more)}.`,
    check: (name) =>
      fr`Faites la modification, corrigez ces appels, puis cherchez ceux qui restent, tests compris, en relisant chaque ligne qui nomme ${name} :`,
  },
  caught: {
    title: (name) => fr`où s'arrête l'erreur de ${name}`,
    question: ({ name, error, message, citation }) =>
      fr`${name} échoue avec ${failed(error, message)} (${citation}). Remontez les appels : laquelle de ces fonctions rattrape l'erreur et ne la laisse pas repartir ?`,
    answer: ({ name, catcher, citation, through }) =>
      fr`L'erreur s'arrête dans ${catcher} (${citation}), ${through.length === 0 ? fr`qui appelle elle-même ${name}` : fr`après avoir traversé ${list(through)}`}.`,
  },
  move: {
    title: (type) => fr`un pas de ${type}`,
    next: ({ type, name, from, citation }) =>
      fr`${type} vaut ${from} quand ${name} (${citation}) s'exécute : quelle valeur la fonction peut-elle alors lui donner ?`,
    nextAnswer: ({ type, name, from, to, condition, citation }) =>
      fr`Partant de ${from}, ${name} fait passer ${type} à ${to} (${citation})${condition === undefined ? "" : fr`, dans la branche ${condition}`} ; aucune autre affectation de ${name} ne part de là.`,
    maker: ({ type, to }) => fr`${type} vaut désormais ${to} : laquelle de ces fonctions a fait ce pas ?`,
    makerAnswer: ({ type, name, to, condition, citation }) =>
      fr`${name} fait passer ${type} à ${to} (${citation})${condition === undefined ? "" : fr`, dans la branche ${condition}`} ; les autres fixent d'autres valeurs et ne nomment jamais ${to}.`,
  },
  run: {
    title: (name) => fr`casser ${name} et voir quel test le remarque`,
    insert: ({ statement, line }) => fr`insérez ${statement} juste avant la ligne ${line}`,
    invert: ({ condition, line }) =>
      fr`inversez la condition de la ligne ${line}, ${condition}, pour qu'elle dise le contraire`,
    question: ({ name, change, file, citation }) =>
      fr`Dans ${name} (${citation}), ${change}. Un de ces tests de ${file} appelle lui-même ${name} et échoue donc à coup sûr : lequel ?`,
    interrupted: fr`l'erreur insérée l'interrompt`,
    thrown: ({ condition, line }) =>
      fr`comme il n'attend aucune erreur, ${condition} y est fausse ; inversée, la condition mène tout droit à l'erreur de la ligne ${line}`,
    answer: ({ name, test, citation, effect, stopsAll }) =>
      fr`${test} appelle ${name} (${citation}) : ${effect}. Les autres tests proposés ne nomment pas ${name} ; ${stopsAll ? fr`s'ils s'arrêtent aussi, c'est qu'une panique met fin à tous les tests du paquet, ou qu'ils y passent` : fr`si l'un d'eux échoue aussi, c'est qu'il y passe`} par un détour : une autre fonction, un constructeur, une fixture.`,
    command: ({ name, place }) =>
      fr`Lancez ce test, puis ceux qui l'entourent, avec l'outil de test du dépôt (${place}) ; remettez enfin ${name} en état :`,
  },
  further: ({ name, chapter, review, next, previous }) => [
    fr`Comparez vos réponses sur ${name} avec ${chapter} et sa ${review}.`,
    ...(next === undefined ? [] : [fr`Continuez avec ${next}.`]),
    ...(previous === undefined ? [] : [fr`Revenez à ${previous}.`]),
  ],
};
