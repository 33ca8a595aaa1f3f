import { createContext } from "react";

export interface OpenChoice {
  /** The name that the radio buttons of the question share. */
  readonly name: string;
  readonly right: string;
  readonly chosen: string | undefined;
  readonly choose: (letter: string) => void;
}

/** The question around a choice. `undefined` in print, where nothing can be chosen. */
export const ChoiceContext = createContext<OpenChoice | undefined>(undefined);

/** Whether the question around an answer is answered. `undefined` for an answer without choices. */
export const AnsweredContext = createContext<boolean | undefined>(undefined);
