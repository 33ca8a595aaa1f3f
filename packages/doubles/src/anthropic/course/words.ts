/** The sentences of a course, in French and English. */

const FRENCH = {
  headings: {
    chapter: "Chapitre",
    tutorial: "Tutoriel",
    declared: "Ce que le code déclare",
    related: "Les liens avec les autres parties",
    checked: "Ce qui a été vérifié",
    find: "Retrouver ces lignes",
    summary: "En résumé",
    further: "Pour aller plus loin",
  },
  repository: (files: number, parts: number) =>
    `Ce dépôt contient ${files} fichiers de code. Le cours en présente ${parts} parties, et montre pour chacune les lignes qui la relient aux autres.`,
  description: (name: string) =>
    `Cette partie du programme réunit les déclarations que le code range autour de ${name}, avec les lignes qui leur appartiennent.`,
  reasons: {
    entry: "Aucune autre partie ne se sert de celle-ci : la lecture du programme peut commencer par elle.",
    after: "Les parties déjà présentées se servent de celle-ci : elle se comprend donc après elles.",
    cycle:
      "Cette partie et une autre se servent l’une de l’autre : il faut bien commencer par l’une des deux.",
    isolated: "Cette partie n’a de lien prouvé avec aucune autre : elle vient donc à la fin de la lecture.",
  },
  use: (symbol: string) => `se sert de ${symbol}, que l’autre partie déclare`,
  neighbour: "est rangée près de l’autre partie, sans que le code montre un usage",
  introductions: {
    chapter:
      "Ce chapitre présente une partie du programme : les lignes où elle est déclarée, puis ce qui la relie au reste du dépôt.",
    review:
      "Cette version relue reprend le chapitre après une comparaison de chaque ligne citée avec le texte du dépôt.",
    tutorial:
      "Ce tutoriel fait retrouver dans le dépôt les lignes dont parle le chapitre. Il suffit d’un terminal et d’une copie du dépôt.",
  },
  declared:
    "Voici les déclarations les plus importantes de cette partie, avec les lignes où elles se trouvent.",
  excerpt: "La première de ces déclarations commence ainsi dans le dépôt.",
  uses: "Elle se sert d’une autre partie",
  usedBy: "Une autre partie se sert d’elle",
  alone: "Le code ne montre aucun usage entre cette partie et les autres parties du dépôt.",
  checked:
    "Chaque fichier cité existe dans le dépôt, et chaque extrait en montre les lignes sans aucun changement.",
  find: "Cherchez le nom de la déclaration principale dans tout le dépôt, puis comparez les lignes trouvées avec celles-ci.",
  closing: {
    chapter:
      "Cette partie tient dans les lignes citées plus haut. Les autres parties du dépôt se lisent de la même façon : une déclaration, ses lignes, puis les lignes qui s’en servent.",
    review: "Rien n’a dû être corrigé : les lignes citées disent bien ce que le chapitre en raconte.",
    tutorial:
      "Recommencez avec une autre déclaration de la liste, et suivez ses usages de fichier en fichier.",
  },
  next: "La suite de la lecture",
};

export type Words = typeof FRENCH;

const ENGLISH: Words = {
  headings: {
    chapter: "Chapter",
    tutorial: "Tutorial",
    declared: "What the code declares",
    related: "How it relates to the other parts",
    checked: "What was checked",
    find: "Find these lines again",
    summary: "In summary",
    further: "Going further",
  },
  repository: (files: number, parts: number) =>
    `This repository holds ${files} files of source code. The course presents ${parts} of its parts, and shows for each of them the lines that relate it to the others.`,
  description: (name: string) =>
    `This part of the program holds the declarations that the code keeps around ${name}, together with the lines that belong to them.`,
  reasons: {
    entry: "No other part makes use of this one, so reading the program can begin with it.",
    after: "The parts that were presented before make use of this one, so it is understood after them.",
    cycle: "This part and another one make use of each other, so one of the two has to come first.",
    isolated: "This part has no proven relation to any other one, so it comes at the end of the reading.",
  },
  use: (symbol: string) => `makes use of ${symbol}, which the other part declares`,
  neighbour: "is kept near the other part, although the code shows no use of it",
  introductions: {
    chapter:
      "This chapter presents one part of the program: the lines where it is declared, and what relates it to the rest of the repository.",
    review:
      "This reviewed version repeats the chapter after each of the cited lines was compared with the text of the repository.",
    tutorial:
      "This tutorial finds the lines that the chapter talks about in the repository. All it takes is a terminal and a copy of the repository.",
  },
  declared: "These are the most important declarations of this part, with the lines where they are found.",
  excerpt: "This is how the first of these declarations begins in the repository.",
  uses: "It makes use of another part",
  usedBy: "Another part makes use of it",
  alone: "The code shows no use between this part and the other parts of the repository.",
  checked: "Every cited file exists in the repository, and every excerpt shows its lines without any change.",
  find: "Look for the name of the main declaration in the whole repository, then compare the lines you find with these.",
  closing: {
    chapter:
      "This part consists of the lines cited above. The other parts of the repository are read in the same way: a declaration, its lines, then the lines that make use of it.",
    review: "Nothing had to be corrected: the cited lines do say what the chapter tells about them.",
    tutorial:
      "Start again with another declaration of the list, and follow its uses from one file to the next.",
  },
  next: "The reading goes on",
};

export const WORDS = { fr: FRENCH, en: ENGLISH } as const;
