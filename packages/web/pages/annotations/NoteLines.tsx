import type { ReactNode } from "react";
import { useReading } from "../documents/reading-context.ts";

/** The lines of a note. A button, so that the keyboard can mark them; text in print. */
export function NoteLines({ children }: { children: ReactNode }) {
  return useReading().printed ? (
    <span className="note-lines">{children}</span>
  ) : (
    <button type="button" className="note-lines">
      {children}
    </button>
  );
}
