import type { Language } from "@fondation/course/contract";
import { Check, Copy, X } from "lucide-react";
import { useEffect, useState } from "react";
import { frenchSpaces } from "@fondation/course/french";
import { announce } from "../window/announce.ts";
import { copyText } from "../window/copy-text.ts";

const WORDS: Readonly<Record<Language, Readonly<Record<"copy" | "copied" | "refused", string>>>> = {
  fr: {
    copy: "Copier le code",
    copied: "Code copié.",
    refused: frenchSpaces("Le navigateur a refusé la copie : sélectionnez le code, puis copiez-le."),
  },
  en: {
    copy: "Copy the code",
    copied: "Code copied.",
    refused: "The browser has refused to copy: select the code, then copy it.",
  },
};

/** Milliseconds for which the button shows the result. */
const SHOWN_MS = 4_000;

/** Copies the code of the block around it, and says so. */
export function CopyButton({ language, className = "" }: { language: Language; className?: string }) {
  const [result, setResult] = useState<"copied" | "refused">();
  useEffect(() => {
    if (result === undefined) return undefined;
    const timer = window.setTimeout(() => setResult(undefined), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [result]);
  const words = WORDS[language];
  const Icon = result === undefined ? Copy : result === "copied" ? Check : X;
  return (
    <span className={`no-print inline-flex items-center font-sans text-sm ${className}`}>
      {result === "refused" && (
        <span aria-hidden className="rounded bg-failed-wash px-2 text-failed">
          {words.refused}
        </span>
      )}
      <button
        type="button"
        className="icon-button"
        aria-label={words.copy}
        title={words.copy}
        onClick={({ currentTarget }) => {
          const code = currentTarget.closest("figure, aside, details")?.querySelector("pre code");
          const text = (code?.textContent ?? "").replace(/\n$/, "");
          void copyText(text).then((isCopied) => {
            const next = isCopied ? "copied" : "refused";
            setResult(next);
            announce(words[next]);
          });
        }}
      >
        <Icon aria-hidden className={`size-4 ${result === "copied" ? "text-ready" : ""}`} />
      </button>
    </span>
  );
}
