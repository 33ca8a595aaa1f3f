import { CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { frenchSpaces } from "@fondation/course/french";
import type { VisibleFailure } from "../messages/failure-words.ts";

/**
 * An error with its advice, its code and optional actions. With `wholePage`, its title is the
 * heading of the page.
 */
export function FailureBox({
  failure,
  wholePage = false,
  children,
}: {
  failure: VisibleFailure;
  wholePage?: boolean;
  children?: ReactNode;
}) {
  const Title = wholePage ? "h1" : "p";
  return (
    <div role="alert" className="flex gap-3 rounded-lg bg-failed-wash px-4 py-3">
      <CircleX aria-hidden className="mt-0.5 size-5 shrink-0 text-failed" />
      <div className="min-w-0 space-y-1 [overflow-wrap:anywhere]">
        <Title className="font-semibold text-failed">{frenchSpaces(failure.message)}</Title>
        <p>{frenchSpaces(failure.advice)}</p>
        <p className="text-sm text-ink-soft">
          {frenchSpaces("Code :")} <code className="font-mono">{failure.code}</code>
        </p>
        {children !== undefined && <div className="flex flex-wrap gap-2 pt-2">{children}</div>}
      </div>
    </div>
  );
}
