/** What a question with choices says, in the language of the course. */

import type { Language } from "@fondation/course/contract";
import { frenchSpaces } from "@fondation/course/french";

export interface ChoiceWords {
  readonly choose: string;
  readonly right: (letter: string) => string;
  readonly wrong: (chosen: string, right: string) => string;
  readonly restart: string;
}

const FRENCH: ChoiceWords = {
  choose: "Choisissez une réponse",
  right: (letter) => `Oui, c’est bien ${letter}.`,
  wrong: (chosen, right) => frenchSpaces(`Non, ce n’est pas ${chosen} : c’est ${right}.`),
  restart: "Recommencer",
};

const ENGLISH: ChoiceWords = {
  choose: "Choose an answer",
  right: (letter) => `Yes, it is ${letter}.`,
  wrong: (chosen, right) => `No, it is not ${chosen}: it is ${right}.`,
  restart: "Start again",
};

export function choiceWords(language: Language): ChoiceWords {
  return language === "fr" ? FRENCH : ENGLISH;
}
