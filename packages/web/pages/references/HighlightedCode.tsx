import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import { useMemo } from "react";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import { highlight } from "./highlighter.ts";

export function HighlightedCode({ text, language }: { text: string; language: string | undefined }) {
  const content = useMemo(
    () => toJsxRuntime(highlight(text, language), { Fragment, jsx, jsxs }),
    [text, language],
  );
  return <code>{content}</code>;
}
