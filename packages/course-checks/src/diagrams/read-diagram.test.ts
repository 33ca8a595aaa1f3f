import { describe, expect, it } from "vitest";
import { readDiagram } from "./read-diagram.ts";

describe("a flowchart", () => {
  it("gives its nodes with their labels, and its edges", () => {
    const source = [
      "flowchart LR",
      "  %% the parts",
      '  t6(["Flask"])',
      '  t1["Store &#quot;x#quot;"]',
      '  t6 -->|"get, #quot;set#quot;"| t1 --> t2{{"Last"}}',
      "  t6 & t1 -.-> t2;",
      '  subgraph s1["Inner"]',
      "    t3",
      "  end",
      "  class t3 external",
    ].join("\n");
    expect(readDiagram(source).diagram).toEqual({
      kind: "flowchart",
      nodes: [
        { id: "t6", label: "Flask" },
        { id: "t1", label: 'Store &"x"' },
        { id: "t2", label: "Last" },
        { id: "t3", label: "t3" },
      ],
      edges: [
        { from: "t6", to: "t1", label: 'get, "set"' },
        { from: "t1", to: "t2" },
        { from: "t6", to: "t2" },
        { from: "t1", to: "t2" },
      ],
    });
  });

  it.each([
    ["an arrow to nothing", "flowchart LR\n  a -->", 2],
    ["an unclosed label", 'flowchart LR\n  a["Queue]\n', 2],
    ["an unclosed shape", 'flowchart LR\n  a\n  b["Queue"', 3],
    ["brackets in a bare label", "flowchart LR\n  a[take() {}]", 2],
    ["a node called end", "flowchart LR\n  a --> end", 2],
    ["a block without its end", 'flowchart LR\n  subgraph s["x"]\n  a', 3],
    ["an end without a block", "flowchart LR\n  a\n  end", 3],
    ["no direction", "flowchart\n  a", 1],
    ["no nodes", "flowchart LR", 1],
    ["prose", "Voici le schéma.", 1],
  ])("with %s has a fault at its line", (_, source, line) => {
    expect(readDiagram(source).fault?.line).toBe(line);
  });
});

describe("a sequence diagram", () => {
  it("gives its participants and messages", () => {
    const source = [
      "sequenceDiagram",
      "  autonumber",
      "  participant A as Worker.run",
      "  actor B",
      "  A->>+B: take()",
      "  loop until empty",
      "    B-->>-A: job",
      "  end",
      "  Note over A,B: done",
    ].join("\n");
    expect(readDiagram(source).diagram).toEqual({
      kind: "sequence",
      nodes: [
        { id: "A", label: "Worker.run" },
        { id: "B", label: "B" },
      ],
      edges: [
        { from: "A", to: "B" },
        { from: "B", to: "A" },
      ],
    });
  });

  it.each([
    ["a message without a receiver", "sequenceDiagram\n  A->>: take", 2],
    ["a message without a text", "sequenceDiagram\n  A->>B", 2],
    ["a semicolon, which ends a statement", "sequenceDiagram\n  A->>B: a; b c", 2],
    ["an open loop", "sequenceDiagram\n  loop x\n  A->>B: a", 3],
  ])("with %s has a fault at its line", (_, source, line) => {
    expect(readDiagram(source).fault?.line).toBe(line);
  });
});

describe("a state diagram", () => {
  it("gives its states and transitions", () => {
    const source =
      'stateDiagram-v2\n  direction LR\n  state "JobStateRunning" as s1\n  [*] --> s1\n  s1 --> s2 : Complete\n  s2 --> [*]';
    expect(readDiagram(source).diagram).toEqual({
      kind: "state",
      nodes: [
        { id: "s1", label: "JobStateRunning" },
        { id: "s2", label: "s2" },
      ],
      edges: [{ from: "s1", to: "s2" }],
    });
  });

  it.each([
    ["a transition to nothing", "stateDiagram-v2\n  a -->", 2],
    ["an arrow of a flowchart", "stateDiagram-v2\n  a ==> b", 2],
    ["an open state", "stateDiagram-v2\n  state a {\n  b --> c", 3],
  ])("with %s has a fault at its line", (_, source, line) => {
    expect(readDiagram(source).fault?.line).toBe(line);
  });
});
