import { createContext, type ReactNode } from "react";

/** What is shown before the first section of a document. It is not part of the document. */
export const OpeningContext = createContext<ReactNode>(null);
