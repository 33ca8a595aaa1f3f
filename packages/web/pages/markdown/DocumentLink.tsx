import { parseCitation } from "@fondation/course/contract";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { CitationButton } from "../references/CitationButton.tsx";
import { useReading } from "../documents/reading-context.ts";
import { resolveLink } from "../documents/document-links.ts";

/**
 * A link in a document: to a route, to cited lines or to another site. Dead links become plain
 * text.
 */
export function DocumentLink({
  href,
  children,
  id,
  className,
}: {
  href: string;
  children: ReactNode;
  id?: string | undefined;
  className?: string | undefined;
}) {
  const base = useReading();
  const target = resolveLink(href, base);
  if (target.kind === "internal") {
    return (
      <Link to={target.to} id={id} className={className}>
        {children}
      </Link>
    );
  }
  if (target.kind === "external") {
    return (
      <a href={target.href} rel="noreferrer noopener">
        {children}
      </a>
    );
  }
  return parseCitation(href) === undefined ? (
    <span>{children}</span>
  ) : (
    <CitationButton citation={href}>{children}</CitationButton>
  );
}
