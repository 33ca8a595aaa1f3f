/** The definitions of the vocabulary for one document, and the box that shows one of them. */

import { type ReactNode, useEffect, useId, useLayoutEffect, useMemo, useRef, useState } from "react";
import { type Glossary, GlossaryContext } from "./glossary-context.ts";
import { placeBelow } from "./placement.ts";

/** Time to move the pointer from a term into its definition, in milliseconds. */
const GRACE_MS = 250;

interface Shown {
  readonly term: string;
  readonly button: HTMLElement;
}

/** `define`: shows the definition of a term. */
export function GlossaryProvider({
  define,
  children,
}: {
  define: (term: string) => ReactNode;
  children: ReactNode;
}) {
  const [shown, setShown] = useState<Shown>();
  const box = useRef<HTMLDivElement>(null);
  const closing = useRef(0);
  const id = useId();
  const glossary = useMemo<Glossary>(() => {
    const hide = () => setShown(undefined);
    return {
      shown: shown === undefined ? undefined : { button: shown.button, id },
      show: (term, button) => {
        window.clearTimeout(closing.current);
        setShown({ term, button });
      },
      leave: () => {
        window.clearTimeout(closing.current);
        closing.current = window.setTimeout(() => {
          const held =
            box.current?.matches(":hover, :focus-within") || shown?.button.matches(":focus-visible");
          if (!held) hide();
        }, GRACE_MS);
      },
      hide,
    };
  }, [shown, id]);
  useShownBox(box.current, shown, glossary.hide);
  useEffect(() => () => window.clearTimeout(closing.current), []);

  return (
    <GlossaryContext value={glossary}>
      {children}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it keeps itself open, and is no control. */}
      <div
        ref={box}
        id={id}
        popover="manual"
        className="definition prose"
        onPointerLeave={({ pointerType }) => {
          if (pointerType === "mouse") glossary.leave();
        }}
        onBlur={glossary.leave}
        // A citation in the definition opens the panel, which later returns the focus to the term.
        onClickCapture={() => shown?.button.focus({ preventScroll: true })}
      >
        {shown !== undefined && define(shown.term)}
      </div>
    </GlossaryContext>
  );
}

/** Shows the box at its term before it is painted, moves it with the page, and hides it on Escape or a press outside. */
function useShownBox(box: HTMLElement | null, shown: Shown | undefined, hide: () => void): void {
  useLayoutEffect(() => {
    if (box === null || shown === undefined) return undefined;
    const { button } = shown;
    const place = () => placeBelow(box, button);
    const press = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      hide();
    };
    const pressOutside = ({ target }: PointerEvent) => {
      if (target instanceof Node && !box.contains(target) && !button.contains(target)) hide();
    };
    box.showPopover();
    place();
    window.addEventListener("keydown", press, { capture: true });
    window.addEventListener("pointerdown", pressOutside);
    window.addEventListener("scroll", place, { capture: true, passive: true });
    window.addEventListener("resize", place);
    return () => {
      box.hidePopover();
      window.removeEventListener("keydown", press, { capture: true });
      window.removeEventListener("pointerdown", pressOutside);
      window.removeEventListener("scroll", place, { capture: true });
      window.removeEventListener("resize", place);
    };
  }, [box, shown, hide]);
}
