import { type ReactNode, useContext, useEffect, useRef } from "react";
import { useReading } from "../documents/reading-context.ts";
import { GlossaryContext } from "./glossary-context.ts";

/** How long the pointer must rest on a term, in milliseconds. */
const REST_MS = 150;

/** A term of the vocabulary. Its definition is shown on hover, on keyboard focus and on a tap. */
export function Term({ term, children }: { term: string; children: ReactNode }) {
  const { printed } = useReading();
  const { shown, show, leave, hide } = useContext(GlossaryContext);
  const button = useRef<HTMLSpanElement>(null);
  const rest = useRef(0);
  useEffect(() => () => window.clearTimeout(rest.current), []);
  if (printed) return children;

  const open = shown !== undefined && shown.button === button.current;
  const toggle = (element: HTMLElement) => (open ? hide() : show(term, element));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line may break beside a button, even at a no-break space.
    <span
      ref={button}
      role="button"
      tabIndex={0}
      className="term"
      aria-expanded={open}
      aria-describedby={open ? shown.id : undefined}
      onPointerEnter={({ pointerType, currentTarget }) => {
        if (pointerType === "mouse")
          rest.current = window.setTimeout(() => show(term, currentTarget), REST_MS);
      }}
      onPointerLeave={({ pointerType }) => {
        window.clearTimeout(rest.current);
        if (pointerType === "mouse") leave();
      }}
      onFocus={({ currentTarget }) => {
        if (currentTarget.matches(":focus-visible")) show(term, currentTarget);
      }}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        toggle(event.currentTarget);
      }}
      onClick={({ currentTarget }) => toggle(currentTarget)}
    >
      {children}
    </span>
  );
}
