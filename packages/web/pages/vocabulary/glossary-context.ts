import { createContext } from "react";

export interface Glossary {
  /** The term whose definition is shown, and the id of the element that shows it. */
  readonly shown: { readonly button: HTMLElement; readonly id: string } | undefined;
  readonly show: (term: string, button: HTMLElement) => void;
  /** Hides the definition soon, unless the pointer or the focus has moved into it. */
  readonly leave: () => void;
  readonly hide: () => void;
}

/** A document without a vocabulary: no term is marked. */
export const GlossaryContext = createContext<Glossary>({
  shown: undefined,
  show: () => undefined,
  leave: () => undefined,
  hide: () => undefined,
});
