/**
 * Parses the arrows of a Mermaid source. This is enough to describe a diagram in words, but not to
 * draw it.
 */

export interface Relation {
  readonly from: string;
  readonly to: string;
  readonly label: string | undefined;
  /** In a sequence diagram, the innermost box around the arrow, e.g. `alt` with its condition. */
  readonly box?: SequenceBox | undefined;
}

interface SequenceBox {
  readonly repeats: boolean;
  readonly condition: string;
}

const NODE =
  /(?<![\p{L}\p{N}_-])([\p{L}\p{N}_-]+)\s*(?:\[\[|\[\(|\(\[|\(\(\(|\(\(|\{\{|\[|\(|\{)\s*"?([^"\])}|]+?)"?\s*[\])}]{1,3}/gu;
const FLOW_ARROW =
  /\s*[<xo]?(?:--\s+"?([^"|>-]+?)"?\s+--+[>xo]?|-\.+\s*"?([^"|>.-]*?)"?\s*\.+-[>xo]?|(?:--+|==+|-\.+-?)[>xo]?)\s*(?:\|"?([^|"]*)"?\|)?\s*/u;
const ID = /^\s*([\p{L}\p{N}_-]*[\p{L}\p{N}_])/u;
const OTHER_ARROW =
  /^\s*"?([\p{L}\p{N}_.: ~[\]*-]*[\p{L}\p{N}_\]*])"?\s*(?:"[^"]*"\s*)?([<|ox*}{)+.=-]*(?:--|\.\.|->|-x|-\))[>|ox*}{)+.=-]*)\s*(?:"[^"]*"\s*)?"?([\p{L}\p{N}_[*][\p{L}\p{N}_.: ~[\]*-]*?)"?\s*(?::\s*(.+))?$/u;
const ALIAS = /^\s*(?:participant|actor|state)\s+(?:"([^"]+)"\s+as\s+(\S+)|(\S+)\s+as\s+(.+))$/u;
const STATE_NAME = /^\s*([\p{L}\p{N}_]+)\s*:\s*(\S.*)$/u;
const BOX = /^\s*(alt|opt|loop|par|critical|break|else|and|option)\b(.*)$/;
const CONTINUES = new Set(["else", "and", "option"]);

/**
 * In characters. Longer lines are ignored: real arrows are shorter, and the patterns are slow on
 * long lines.
 */
const LONGEST_LINE = 400;

function isFlowchart(source: string): boolean {
  return /^[ \t]*(?:flowchart|graph)\b/m.test(source);
}

/** The arrows of the source, in order. Empty for a kind of diagram without arrows. */
export function relationsOf(source: string): Relation[] {
  const lines = source.split("\n").filter((line) => !/^\s*%%/.test(line) && line.length <= LONGEST_LINE);
  const names = new Map<string, string>();
  const boxes: SequenceBox[] = [];
  const inState = /^[ \t]*stateDiagram/m.test(source);
  const found = lines.flatMap((line) => {
    if (isFlowchart(source)) return flowRelations(line, names);
    if (readBox(line, boxes)) return [];
    const [, state, name] = (inState && STATE_NAME.exec(line)) || [];
    if (state !== undefined && name !== undefined) names.set(state, name.trim());
    return otherRelation(line, names).map((relation) => ({ ...relation, box: boxes.at(-1) }));
  });
  const nameOf = (id: string) => names.get(id) ?? id;
  return found.map(({ from, to, label, box }) => ({
    from: nameOf(from),
    to: nameOf(to),
    label: label || undefined,
    ...(box === undefined ? {} : { box }),
  }));
}

/** Opens, replaces or closes the innermost box. False for another line. */
function readBox(line: string, boxes: SequenceBox[]): boolean {
  if (/^\s*end\s*$/.test(line)) return boxes.pop() !== undefined;
  const [, kind, condition] = BOX.exec(line) ?? [];
  if (kind === undefined || condition === undefined) return false;
  if (CONTINUES.has(kind)) boxes.pop();
  boxes.push({ repeats: kind === "loop", condition: condition.trim() });
  return true;
}

/**
 * A line may contain a chain: `a --> b --> c`. The labels of nodes are stored and removed first.
 */
function flowRelations(line: string, names: Map<string, string>): Relation[] {
  let rest = line.replace(NODE, (_match, id: string, label: string) => {
    names.set(id, label.trim());
    return id;
  });
  const relations: Relation[] = [];
  let from = takeId();
  while (from !== undefined) {
    const arrow = FLOW_ARROW.exec(rest);
    if (arrow === null || arrow.index !== 0) break;
    rest = rest.slice(arrow[0].length);
    const to = takeId();
    if (to === undefined) break;
    relations.push({ from, to, label: arrow[1] || arrow[2] || arrow[3] });
    from = to;
  }
  return relations;

  function takeId(): string | undefined {
    const id = ID.exec(rest);
    if (id === null) return undefined;
    rest = rest.slice(id[0].length);
    return id[1];
  }
}

function otherRelation(line: string, names: Map<string, string>): Relation[] {
  const alias = ALIAS.exec(line);
  if (alias !== null) names.set(alias[2] ?? alias[3] ?? "", (alias[1] ?? alias[4] ?? "").trim());
  const [, from, , to, label] = OTHER_ARROW.exec(line) ?? [];
  return from === undefined || to === undefined ? [] : [{ from: from.trim(), to: to.trim(), label }];
}
