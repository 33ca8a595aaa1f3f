import { agree, count, fr, grouped, list, others } from "@fondation/course/french";
import type { TutorialWords } from "../words/tutorial-words.ts";
import { listed, upper } from "./french-grammar.ts";

const STAGES = { understand: "comprendre", predict: "prévoir", change: "changer", run: "lancer" };

/** « `a` (ligne 3) et `b` (ligne 7) » */
function conditions(items: readonly { readonly condition: string; readonly line: number }[]): string {
  return list(items.map(({ condition, line }) => fr`${condition} (ligne ${line})`));
}

/** « `ValueError` (« no flour ») » */
function failed(error: string | undefined, message: string | undefined): string {
  if (error === undefined) return message === undefined ? fr`une erreur` : fr`l'erreur « ${message} »`;
  return message === undefined ? error : fr`${error} (« ${message} »)`;
}

export const TUTORIAL: TutorialWords = {
  goal: ({ name, tasks, chapter, review }) =>
    fr`${tasks === 0 ? fr`De quoi` : fr`${count(tasks, "exercice")} pour`} travailler dans le code de **${name}** : lire, prévoir, modifier, lancer, en répondant avant d'ouvrir chaque réponse. Lisez d'abord ${chapter} ; sa ${review} montre les fonctions dont il est question ici.`,
  nothing: ({ name, citation }) =>
    fr`Le code de **${name}** ne se prête à aucune question dont l'analyse puisse prouver la réponse ; lisez-le directement (${citation}).`,
  prepare: (name) =>
    fr`Pour ouvrir le code de **${name}** tel que le cours le cite, placez un clone au même commit :`,
  heading: (number, stage, title) => fr`${grouped(number)}. ${upper(STAGES[stage])} : ${title}`,
  trace: {
    title: (name) => fr`jusqu'où va ${name} ?`,
    read: ({ name, citation }) => fr`Voici ${name} (${citation}).`,
    question: ({ name, false: before, condition, line }) =>
      before.length === 0
        ? fr`À l'appel de ${name}, la condition ${condition} de la ligne ${line} est vraie. Si rien d'autre ne l'interrompt, à quelle ligne ${name} se termine-t-elle ?`
        : fr`À l'appel de ${name}, ${before.length > 1 ? "sont fausses" : "est fausse"} ${conditions(before)} ; la condition ${condition} de la ligne ${line}, elle, est vraie. Si rien d'autre n'interrompt ${name}, par quelle ligne se termine-t-elle ?`,
    exit: (text, line) => fr`${text}, ligne ${line}`,
    answer: ({ name, false: before, condition, line, exit, exitLine, citation }) =>
      fr`${before.length === 0 ? fr`Rien n'arrête ${name} avant la ligne ${line}` : fr`${before.length > 1 ? fr`Les ${before.length} branches précédentes sont sautées` : fr`La branche de la ligne ${before[0]?.line ?? line} est sautée`}`} ; comme la condition ${condition} est vraie, l'exécution entre dans la branche et la quitte par ${exit}, ligne ${exitLine} (${citation}). Ce qui suit dans ${name} n'est pas exécuté.`,
  },
  skip: {
    title: (name) => fr`ce que ${name} ne fait pas`,
    read: ({ name, citation }) => fr`Lisez ${name} en notant où elle peut s'arrêter (${citation}).`,
    question: ({ name, condition, line }) =>
      fr`L'exécution de ${name} arrive à la ligne ${line}, où la condition ${condition} est vraie : laquelle de ces lignes n'est alors pas exécutée ?`,
    line: (text, line) => fr`ligne ${line} : ${text}`,
    answer: ({ name, condition, line, missed, exitLine, citation }) =>
      fr`Quand la condition ${condition} est vraie (ligne ${line}), ${name} se termine à la ligne ${exitLine} : la ligne ${missed}, plus bas, n'est jamais atteinte, tandis que les autres lignes proposées sont passées auparavant (${citation}).`,
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
    question: ({ name, caught, line, citation }) =>
      fr`Pendant un appel de ${name} (${citation}), ${caught} survient dans le bloc que protège la ligne ${line}. Que reçoit l'appelant de ${name} ?`,
    answer: ({ name, caught, line, thrown, citation }) =>
      fr`${thrown} : la clause de la ligne ${line} rattrape ${caught}, puis ${name} lève cette autre erreur (${citation}).`,
  },
  users: {
    title: (name) => fr`qui se sert de ${name} ?`,
    question: ({ name, citation }) =>
      fr`${name} (${citation}) doit changer de comportement. Avant de toucher à ${name}, relevez les endroits du produit qui s'en servent : que deviendrait chacun ?`,
    answer: ({ name, places, more }) =>
      fr`${name} sert à ${places.length + more > 1 ? "ces endroits" : "cet endroit"} : ${listed(places, more)}.`,
  },
  needs: {
    title: (name) => fr`ce dont ${name} a besoin`,
    question: ({ name, files }) =>
      fr`Ouvrez ${files > 1 ? fr`les ${grouped(files)} fichiers` : "le fichier"} de ${name} : quels noms d'autres parties y sont employés, et que faudrait-il remplacer pour s'en passer ?`,
    answer: ({ name, names, moreNames, citation }) =>
      fr`${name} emploie ${list(moreNames > 0 ? [...names, others(moreNames, "un", "nom")] : names)}, à commencer par ${citation}.`,
  },
  promise: {
    title: (name) => fr`le test de ${name}`,
    question: ({ name, citation }) =>
      fr`Trouvez un test qui passe par ${name} (${citation}), dites ce qu'il promet, puis lancez-le seul.`,
    answer: ({ name, citation, command }) =>
      fr`${citation} appelle ${name}${command === undefined ? "" : fr` ; la commande : ${command}`}.`,
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
    title: (field) => fr`la valeur de ${field} quand on ne dit rien`,
    question: ({ type, field, citation }) =>
      fr`Personne n'a réglé ${field} : cherchez dans ${type} (${citation}) la valeur que le code lui donne alors.`,
    answer: ({ type, field, value, citation }) =>
      fr`${field} vaut ${value} tant qu'on ne le change pas : c'est écrit dans ${type}, ${citation}, et les autres valeurs proposées appartiennent à des champs voisins.`,
  },
  state: {
    title: (name) => fr`ce que ${name} modifie`,
    question: ({ name, citation }) =>
      fr`Lisez ${name} (${citation}) : lequel de ces champs cette méthode affecte-t-elle elle-même ?`,
    answer: ({ name, field, citation, others }) =>
      fr`${name} affecte ${field} (${citation}). ${agree(others.length, "L’autre champ change", "Les autres champs changent")} ailleurs : ${list(others.map((each) => fr`${each.field} dans ${each.method}`))}.`,
  },
  variant: {
    title: (type) => fr`une nouvelle forme de ${type}`,
    question: ({ type, citation, known, more, example }) =>
      fr`Vous ajoutez une implémentation de ${type} (${citation}) à côté de ${listed(known, more)}. Un modèle possible : ${example}. Laquelle de ces méthodes votre code doit-il fournir pour respecter ${type} ?`,
    answer: ({ type, method, citation, wanted, wrong }) =>
      fr`${type} déclare ${method} (${citation})${wanted.length > 1 ? fr`, et en tout : ${list(wanted)}` : ""}. ${wrong.length === 1 ? fr`L'autre méthode n'en fait pas partie` : fr`Les autres n'en font pas partie`} : ${list(wrong.map((each) => fr`${each.method} appartient à ${each.owner}`))}.`,
  },
  registry: {
    title: (subject) => fr`un cas de plus pour ${subject}`,
    question: ({ subject, examples }) =>
      fr`Le code distingue déjà plusieurs valeurs de ${subject}, dont ${list(examples)}. Pour distinguer une valeur de plus de ${subject}, dans quelle fonction faut-il écrire un cas ?`,
    answer: ({ name, subject, cases, citation }) =>
      fr`${name} choisit selon ${subject} et compte ${grouped(cases)} cas (${citation}) ; le nouveau s'écrit avec eux, et aucune des autres fonctions proposées ne contient un tel choix.`,
  },
  signature: {
    title: (name) => fr`ajouter un paramètre à ${name}`,
    question: ({ name, citation, file }) =>
      fr`${name} (${citation}) reçoit un paramètre obligatoire de plus : quelle fonction de ${file} faut-il modifier avec elle ?`,
    answer: ({ name, caller, lines, more }) =>
      fr`${caller} appelle ${name}, les autres fonctions proposées ne la nomment pas ; appels à revoir : ${listed(lines, more)}.`,
  },
  caught: {
    title: (name) => fr`où s'arrête l'erreur de ${name}`,
    question: ({ name, error, message, citation }) =>
      fr`${name} échoue avec ${failed(error, message)} (${citation}). Remontez les appels depuis ${name} : laquelle de ces fonctions traite l'erreur ?`,
    answer: ({ name, error, message, catcher, citation, through }) =>
      fr`${catcher} la traite (${citation}) : ${through.length === 0 ? fr`elle appelle elle-même ${name}` : fr`${list(through)} ne ${through.length > 1 ? "font" : "fait"} que transmettre ${failed(error, message)}`}.`,
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
    testTitle: (title) => fr`« ${title} »`,
    question: ({ name, line, statement, file, citation }) =>
      fr`Dans ${name} (${citation}), insérez ${statement} juste avant la ligne ${line} : lequel de ces tests de ${file} échoue alors à coup sûr ?`,
    command: ({ name, place }) =>
      fr`Pour le vérifier avec l'outil de test du dépôt (${place}), puis remettre ${name} en état :`,
    answer: ({ name, line, statement, test, citation, tests }) =>
      fr`${test} (${citation}) passe par ${name} : ${statement}, placée avant la ligne ${line}, l'interrompt. L'analyse ne voit aucun appel qui mène des autres tests à ${name}. En tout, ${count(tests, "test")} ${tests > 1 ? "appellent" : "appelle"} ${name}.`,
  },
  further: ({ name, chapter, review, next, previous }) => [
    fr`Comparer vos réponses sur ${name} avec ${chapter} et sa ${review}.`,
    ...(next === undefined ? [] : [fr`Continuer avec ${next}.`]),
    ...(previous === undefined ? [] : [fr`Revenir à ${previous}.`]),
  ],
};
