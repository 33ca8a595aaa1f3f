/** The answer to a question: folded until the reader wants it. */

import type { Language } from "@fondation/course/contract";
import { ChevronRight } from "lucide-react";
import { useContext, useState } from "react";
import { PrintedContext } from "../booklet/printed.ts";
import { useReading } from "../documents/reading-context.ts";
import { FoldedContext } from "../diagrams/folded.ts";
import { Markdown } from "./Markdown.tsx";

/** A panel that unfolds; its text is Markdown. */
export function Answer({ text }: { text: string }) {
  const { language } = useReading();
  const printed = useContext(PrintedContext);
  const [open, setOpen] = useState(printed);
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
        <FoldedContext value={!open}>
          <Markdown text={text} language={language} nested />
        </FoldedContext>
      </div>
    </details>
  );
}

function titleOf(language: Language, printed: boolean): string {
  if (printed) return language === "fr" ? "Réponse" : "Answer";
  return language === "fr" ? "Voir la réponse" : "Show the answer";
}
