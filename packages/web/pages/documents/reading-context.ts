/** The context of an open document for its parts. */

import type { Language } from "@fondation/course/contract";
import { createContext, useContext } from "react";
import type { LinkBase } from "./document-links.ts";

export interface Reading extends LinkBase {
  readonly language: Language;
  /** True in print: nothing can unfold, scroll or open on paper, so everything is shown at once. */
  readonly printed: boolean;
  /** The citation whose lines are open in the panel. */
  readonly openCitation: string | undefined;
  readonly onCite: (citation: string) => void;
}

const ReadingContext = createContext<Reading | undefined>(undefined);

export const ReadingProvider = ReadingContext.Provider;

/** @throws Error outside a `ReadingProvider`. */
export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (reading === undefined)
    throw new Error("A part of a document was rendered outside of an open document.");
  return reading;
}

/** True inside a closed panel. A diagram has no size there, so it is drawn when the panel opens. */
export const CollapsedContext = createContext(false);
