/** What the parts of an open document need to know about where they stand. */

import type { Language } from "@fondation/course/contract";
import { createContext, useContext } from "react";
import type { LinkBase } from "./document-links.ts";

/** The open document's surroundings. */
export interface Reading extends LinkBase {
  readonly language: Language;
  /** The citation whose lines are open in the panel. */
  readonly openCitation: string | undefined;
  /** Opens the panel at a citation. */
  readonly onCite: (citation: string) => void;
}

const ReadingContext = createContext<Reading | undefined>(undefined);

/** Provides the surroundings of an open document. */
export const ReadingProvider = ReadingContext.Provider;

/** The surroundings of the open document; a bug when there are none. */
export function useReading(): Reading {
  const reading = useContext(ReadingContext);
  if (reading === undefined)
    throw new Error("A part of a document was rendered outside of an open document.");
  return reading;
}
