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
  const hovered = useRef(false);
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
        hovered.current = pointerType === "mouse";
        if (hovered.current) rest.current = window.setTimeout(() => show(term, currentTarget), REST_MS);
      }}
      onPointerLeave={({ pointerType }) => {
        window.clearTimeout(rest.current);
        hovered.current = false;
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
      // A mouse that points at the term has opened the definition: its click must not close it.
      onClick={({ currentTarget }) => (hovered.current ? show(term, currentTarget) : toggle(currentTarget))}
    >
      {children}
    </span>
  );
}
