import { type ReactNode, useCallback, useMemo } from "react";
import type { CourseView } from "@fondation/backend";
import { Markdown } from "../markdown/Markdown.tsx";
import { GlossaryProvider } from "../vocabulary/GlossaryProvider.tsx";
import { readVocabulary } from "../vocabulary/vocabulary.ts";
import { useDocument } from "./document-cache.ts";
import { firstDocument } from "../documents/document-groups.ts";

/** Offers the definitions of the first chapter in the document `children`. */
export function CourseGlossary({ course, children }: { course: CourseView; children: ReactNode }) {
  const { courseId, documents, language } = course;
  const opening = useDocument(courseId, firstDocument(documents)?.slug ?? "");
  const vocabulary = useMemo(() => readVocabulary(opening?.content ?? ""), [opening]);
  const render = useCallback(
    (definition: string) => <Markdown text={definition} language={language} nested />,
    [language],
  );
  return (
    <GlossaryProvider vocabulary={vocabulary} render={render}>
      {children}
    </GlossaryProvider>
  );
}
