/**
 * Keeps React working on a page that the browser or an extension translates: it replaces text nodes
 * by elements of its own, and React's next change of such a node throws NotFoundError, which ends
 * the whole page. Known as github.com/facebook/react/issues/11538.
 */
export function tolerateForeignDom(prototype: Node = Node.prototype): void {
  const { insertBefore, removeChild } = prototype;
  prototype.removeChild = function <T extends Node>(this: Node, child: T): T {
    return child.parentNode === this ? (removeChild.call(this, child) as T) : child;
  };
  prototype.insertBefore = function <T extends Node>(this: Node, node: T, next: Node | null): T {
    const isForeign = next !== null && next.parentNode !== this;
    return insertBefore.call(this, node, isForeign ? null : next) as T;
  };
}
