import type { Language } from "@fondation/course/contract";
import { ChevronRight } from "lucide-react";
import { type ReactNode, useContext, useEffect, useState } from "react";
import { CollapsedContext, useReading } from "../documents/reading-context.ts";
import { AnsweredContext } from "../exercises/choice-context.ts";

/**
 * The answer to a question, collapsed until the reader opens it or chooses an answer. Its title is
 * in the language of the course.
 */
export function Answer({ children }: { children: ReactNode }) {
  const { language, printed } = useReading();
  const answered = useContext(AnsweredContext);
  const [open, setOpen] = useState(printed || answered === true);
  useEffect(() => {
    if (answered !== undefined) setOpen(answered);
  }, [answered]);
  return (
    <details
      open={open}
      className="group rounded-lg border border-rule"
      onToggle={(event) => setOpen(event.currentTarget.open)}
      data-answer
    >
      <summary className="flex list-none items-center gap-2 px-4 py-2 font-sans text-base font-medium text-accent [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {titleOf(language, printed)}
      </summary>
      <div className="prose border-t border-rule px-4 py-3">
        <AnsweredContext value={undefined}>
          <CollapsedContext value={!open}>{children}</CollapsedContext>
        </AnsweredContext>
      </div>
    </details>
  );
}

function titleOf(language: Language, printed: boolean): string {
  if (printed) return language === "fr" ? "Réponse" : "Answer";
  return language === "fr" ? "Voir la réponse" : "Show the answer";
}
