import { useEffect, useState } from "react";
import { Link, useLocation } from "react-router";

interface Heading {
  readonly id: string;
  readonly text: string;
  readonly level: 2 | 3;
}

function headingsOf(article: HTMLElement): HTMLElement[] {
  return [...article.querySelectorAll<HTMLElement>("h2[id], h3[id]")];
}

/** The current heading: the last one above the upper third of the window. */
function useCurrentHeading(article: HTMLElement | null): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    if (article === null) return undefined;
    let frame = 0;
    const look = () => {
      const passed = headingsOf(article).filter(
        (heading) => heading.getBoundingClientRect().top < window.innerHeight / 3,
      );
      setCurrent(passed.at(-1)?.id);
    };
    const schedule = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    schedule();
    window.addEventListener("scroll", schedule, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("scroll", schedule);
    };
  }, [article]);
  return current;
}

/** The headings of the open document, shown next to it on a wide screen. */
export function Outline({ article }: { article: HTMLElement | null }) {
  const [headings, setHeadings] = useState<readonly Heading[]>([]);
  const current = useCurrentHeading(article);
  const { search } = useLocation();
  useEffect(() => {
    const found = article === null ? [] : headingsOf(article);
    setHeadings(
      found.map(({ id, tagName, textContent }) => ({
        id,
        text: textContent ?? "",
        level: tagName === "H3" ? 3 : 2,
      })),
    );
  }, [article]);
  return (
    <div className="sticky top-24 max-h-[calc(100dvh-7rem)] w-44 shrink-0 self-start min-[90rem]:w-60 overflow-y-auto text-sm max-xl:hidden">
      {headings.length > 0 && (
        <nav aria-label="Dans ce document">
          <h2 className="mb-2 font-semibold">Dans ce document</h2>
          <ul className="space-y-1.5 border-l border-rule">
            {headings.map(({ id, text, level }) => (
              <li key={id}>
                <Link
                  to={{ search, hash: `#${encodeURIComponent(id)}` }}
                  replace
                  aria-current={current === id ? "location" : undefined}
                  className={`-ml-px block border-l-2 leading-snug [overflow-wrap:anywhere] ${level === 3 ? "pl-6" : "pl-3"} ${current === id ? "border-accent font-medium text-accent" : "border-transparent text-ink-soft hover:text-ink"}`}
                >
                  {text}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}
