/** Code of the repository with a note at each of its places. */

import { Children, type CSSProperties, type ReactNode, type SyntheticEvent, useRef } from "react";
import { useReading } from "../documents/reading-context.ts";
import { CopyButton } from "../layout/CopyButton.tsx";
import { ScrollingCode } from "../layout/ScrollArea.tsx";
import { CitationButton } from "../references/CitationButton.tsx";
import { markAround, unmark } from "./marked-lines.ts";

/**
 * `children`: the code, and the list of notes. The code stands before the list in the document, so
 * that it can be selected and heard as a whole; the style sheet puts each note at its lines.
 * `layout`: the style of the grid, with the sizes of its rows.
 */
export function AnnotatedCode({
  citation,
  layout,
  children,
}: {
  citation: string;
  layout: CSSProperties | undefined;
  children: ReactNode;
}) {
  const { language, printed } = useReading();
  const grid = useRef<HTMLDivElement>(null);
  const [code, notes] = Children.toArray(children);
  const mark = ({ target }: SyntheticEvent) => {
    if (grid.current !== null && target instanceof Element) markAround(grid.current, target);
  };
  const clear = () => {
    if (grid.current !== null) unmark(grid.current);
  };
  return (
    <figure className="annotated">
      <figcaption>
        <CitationButton citation={citation}>{citation}</CitationButton>
      </figcaption>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside do the same by keyboard. */}
      <div
        ref={grid}
        className="annotated-grid"
        style={layout}
        onPointerOver={mark}
        onPointerLeave={({ pointerType }) => {
          // A finger leaves when it is lifted: what it has touched stays marked.
          if (pointerType !== "touch") clear();
        }}
        onFocus={mark}
        onBlur={clear}
      >
        <ScrollingCode className="code">{code}</ScrollingCode>
        {notes}
      </div>
      {!printed && <CopyButton language={language} className="absolute top-0 right-0" />}
    </figure>
  );
}
