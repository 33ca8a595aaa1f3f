import { useEffect, useState } from "react";
import { loadChunk } from "../loading/load-chunk.ts";
import { PageNodes } from "../nodes/PageNodes.tsx";

type Highlighter = typeof import("../../rendering/code/highlighter.ts");

let loaded: Highlighter | undefined;

/** The highlighter, which no page needs before its reader opens a citation. */
function useHighlighter(): Highlighter | undefined {
  const [highlighter, setHighlighter] = useState(loaded);
  useEffect(() => {
    if (highlighter !== undefined) return;
    loadChunk(() => import("../../rendering/code/highlighter.ts")).then(
      (chunk) => {
        loaded = chunk;
        setHighlighter(chunk);
      },
      // The code can be read without colors.
      () => undefined,
    );
  }, [highlighter]);
  return highlighter;
}

/** The code of a file, in colors as soon as the highlighter is loaded. */
export function HighlightedCode({ text, path }: { text: string; path: string }) {
  const highlighter = useHighlighter();
  if (highlighter === undefined) return <code>{text}</code>;
  const nodes = highlighter.highlight(text, highlighter.languageOfPath(path));
  return (
    <code>
      <PageNodes nodes={nodes} />
    </code>
  );
}
