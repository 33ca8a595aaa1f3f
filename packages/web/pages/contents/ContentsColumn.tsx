/** The table of contents: a column on a wide screen, otherwise a drawer behind a button. */

import { ListTree, Search } from "lucide-react";
import { useCallback, useState, useSyncExternalStore } from "react";
import { Modal } from "../layout/Modal.tsx";
import type { OpenDocument } from "../documents/open-document.ts";
import { TableOfContents } from "./TableOfContents.tsx";

/** From this width on, the column fits next to the document. */
const WIDE = "(width >= 64rem)";

function subscribeToWidth(onChange: () => void): () => void {
  const list = window.matchMedia(WIDE);
  list.addEventListener("change", onChange);
  return () => list.removeEventListener("change", onChange);
}

function isWide(): boolean {
  return window.matchMedia(WIDE).matches;
}

/** Shows the contents of the course. The drawer closes when the reader chooses a document. */
export function ContentsColumn({ onSearch, ...open }: OpenDocument & { onSearch: () => void }) {
  const wide = useSyncExternalStore(subscribeToWidth, isWide);
  const [drawer, setDrawer] = useState(false);
  const closeDrawer = useCallback(() => setDrawer(false), []);
  const search = () => {
    setDrawer(false);
    onSearch();
  };
  const contents = <TableOfContents {...open} onOpen={closeDrawer} onSearch={search} />;
  if (wide) {
    return (
      <div className="sticky top-14 h-[calc(100dvh-3.5rem)] w-64 shrink-0 overflow-y-auto border-r border-rule 2xl:w-80">
        {contents}
      </div>
    );
  }
  return (
    <>
      <div className="no-print fixed right-4 bottom-4 z-20 flex gap-2">
        <button
          type="button"
          className="button bg-paper shadow-lg"
          onClick={onSearch}
          aria-label="Chercher dans le cours"
        >
          <Search aria-hidden className="size-4" />
        </button>
        <button type="button" className="button-primary shadow-lg" onClick={() => setDrawer(true)}>
          <ListTree aria-hidden className="size-4" />
          Sommaire
        </button>
      </div>
      <Modal
        open={drawer}
        onClose={closeDrawer}
        title="Sommaire"
        className="mr-auto h-dvh max-h-none w-[min(22rem,88vw)] overflow-y-auto"
      >
        {contents}
      </Modal>
    </>
  );
}
