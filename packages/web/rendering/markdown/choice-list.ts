/**
 * Finds a question with choices: a list whose items begin with `**A.**`, `**B.**` …, followed by an
 * `answer` block that begins with the letter of the right one.
 */

import type { Element, ElementContent, Parents, Root } from "hast";
import { toString as textOf } from "hast-util-to-string";
import { visit } from "unist-util-visit";

const LETTER = /^([A-Z])\.$/;
const RIGHT = /^\s*\*\*([A-Z])\.\*\*/;

/**
 * Rehype plugin: puts the list and the answer into one `fieldset` whose children are the `ul` and
 * the `pre` of the answer. The letters are removed from the items and kept as
 * their attribute.
 */
export function rehypeChoices() {
  return (tree: Root): void => {
    const asked = new Map<string, number>();
    visit(tree, "element", (list, index, parent: Parents | undefined) => {
      if (list.tagName !== "ul" || parent === undefined || index === undefined) return;
      const after = parent.children.findIndex((child, other) => other > index && child.type === "element");
      const answer = parent.children[after];
      if (answer?.type !== "element") return;
      const right = rightLetter(answer);
      const items = list.children.filter((child) => child.type === "element");
      const leads = items.map((item) => leadOf(item.children));
      const letters = leads.map((lead) => LETTER.exec(lead === undefined ? "" : textOf(lead))?.[1]);
      if (right === undefined || letters.length < 2 || letters.includes(undefined)) return;
      if (!letters.includes(right)) return;
      for (const [position, item] of items.entries()) {
        item.properties = { dataChoice: letters[position] };
        removeLead(item.children);
      }
      parent.children.splice(index, after - index + 1, {
        type: "element",
        tagName: "fieldset",
        properties: { dataRight: right, dataQuestion: nameOf(list, asked) },
        children: [{ ...list, properties: { className: ["choices"] }, children: items }, answer],
      });
    });
  };
}

/** The text of the choices. Of questions with the same choices, each has another number. */
function nameOf(list: Element, asked: Map<string, number>): string {
  const text = textOf(list).replace(/\s+/g, " ").trim();
  const number = (asked.get(text) ?? 0) + 1;
  asked.set(text, number);
  return number === 1 ? text : `${text} (${number})`;
}

function rightLetter(pre: Element): string | undefined {
  const code = pre.tagName === "pre" ? pre.children[0] : undefined;
  if (code?.type !== "element" || !isAnswer(code)) return undefined;
  return RIGHT.exec(textOf(code))?.[1];
}

function isAnswer({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.includes("language-answer");
}

/** The bold text with which an item begins, directly or in its first paragraph. */
function leadOf(children: readonly ElementContent[]): Element | undefined {
  const first = children.find((child) => child.type !== "text" || child.value.trim() !== "");
  if (first?.type !== "element") return undefined;
  if (first.tagName === "p") return leadOf(first.children);
  return first.tagName === "strong" ? first : undefined;
}

function removeLead(children: ElementContent[]): void {
  const index = children.findIndex((child) => child.type !== "text" || child.value.trim() !== "");
  const first = children[index];
  if (first?.type !== "element") return;
  if (first.tagName === "p") {
    removeLead(first.children);
    return;
  }
  children.splice(0, index + 1);
  const [next] = children;
  if (next?.type === "text") next.value = next.value.trimStart();
}
