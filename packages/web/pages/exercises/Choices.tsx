/** A question with choices. It answers at once, and the browser remembers what was chosen. */

import { Check, RotateCcw, X } from "lucide-react";
import { Children, type ReactNode, useContext, useId, useMemo } from "react";
import { useReading } from "../documents/reading-context.ts";
import { useRemembered } from "../window/remembered.ts";
import { AnsweredContext, ChoiceContext } from "./choice-context.ts";
import { choiceWords } from "./choice-words.ts";

/**
 * `question`: its text, by which it is found again in a later course of the same repository.
 * `children`: the list of choices and the folded answer, which opens with the first choice.
 */
export function Choices({
  right,
  question,
  children,
}: {
  right: string;
  question: string;
  children: ReactNode;
}) {
  const { printed } = useReading();
  return printed ? (
    <div className="space-y-3">{children}</div>
  ) : (
    <Question right={right} question={question}>
      {children}
    </Question>
  );
}

function Question({ right, question, children }: { right: string; question: string; children: ReactNode }) {
  const { edition, slug, language } = useReading();
  const [chosen, choose] = useRemembered(`choices:${edition.route}/${slug}`, question);
  const name = useId();
  const choice = useMemo(() => ({ name, right, chosen, choose }), [name, right, chosen, choose]);
  const words = choiceWords(language);
  const [list, answer] = Children.toArray(children);
  return (
    <fieldset data-choices className="min-w-0 space-y-3">
      <legend className="sr-only">{words.choose}</legend>
      <ChoiceContext value={choice}>{list}</ChoiceContext>
      <p
        role="status"
        className={`font-sans font-semibold ${chosen === right ? "text-ready" : "text-failed"}`}
      >
        {chosen !== undefined && (chosen === right ? words.right(right) : words.wrong(chosen, right))}
      </p>
      <AnsweredContext value={chosen !== undefined}>{answer}</AnsweredContext>
      {chosen !== undefined && (
        <button
          type="button"
          className="no-print inline-flex min-h-10 items-center gap-1.5 font-sans text-base text-accent underline underline-offset-4"
          onClick={({ currentTarget }) => {
            // This button goes away, so the focus moves to the choices.
            currentTarget.closest("fieldset")?.querySelector("input")?.focus();
            choose(undefined);
          }}
        >
          <RotateCcw aria-hidden className="size-4" />
          {words.restart}
        </button>
      )}
    </fieldset>
  );
}

/** One of the choices: a radio button with its letter, or the letter alone in print. */
export function Choice({ letter, children }: { letter: string; children: ReactNode }) {
  const choice = useContext(ChoiceContext);
  const id = useId();
  if (choice === undefined) {
    return (
      <li className="list-none">
        <strong>{letter}.</strong> {children}
      </li>
    );
  }
  const { name, right, chosen, choose } = choice;
  const isRight = chosen !== undefined && letter === right;
  const isWrong = chosen === letter && letter !== right;
  const Icon = isRight ? Check : X;
  return (
    <li data-state={isRight ? "right" : isWrong ? "wrong" : undefined} className="choice">
      <input
        type="radio"
        id={id}
        name={name}
        value={letter}
        checked={chosen === letter}
        onChange={() => choose(letter)}
      />
      <label htmlFor={id}>
        <strong>{letter}.</strong> {children}
      </label>
      {(isRight || isWrong) && <Icon aria-hidden className="size-4 shrink-0" />}
    </li>
  );
}
