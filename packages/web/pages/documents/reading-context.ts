/** What the parts of an open document know about the document around them. */

import type { Language } from "@fondation/course/contract";
import { createContext, useContext } from "react";
import type { LinkBase } from "./document-links.ts";

/** The document that is open, and how its citations are shown. */
export interface Reading extends LinkBase {
  readonly language: Language;
  /** True on paper: nothing there can unfold, scroll or open, so everything is shown at once. */
  readonly printed: boolean;
  /** The citation whose lines are open in the panel. */
  readonly openCitation: string | undefined;
  /** Opens the panel at a citation. */
  readonly onCite: (citation: string) => void;
}

const ReadingContext = createContext<Reading | undefined>(undefined);

/** Gives an open document's parts their context. */
export const ReadingProvider = ReadingContext.Provider;

/**
 * The context of the open document.
 * @throws Error outside a `ReadingProvider`.
 */
export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (reading === undefined)
    throw new Error("A part of a document was rendered outside of an open document.");
  return reading;
}

/** True inside a closed panel: a diagram has no size there, so it is drawn when the panel opens. */
export const CollapsedContext = createContext(false);
