import { expect, test } from "vitest";
import { analyzed } from "../testing/analyzed.ts";
import type { CodeFacts } from "../analyze-code.ts";

function contracts({ types }: CodeFacts): string[] {
  return types.contracts.map(
    ({ type, base, relation }) => `${type.symbol.name} ${relation} ${base.symbol.name}`,
  );
}

test("contracts join the types of source files, with what the declaration says", async () => {
  const facts = await analyzed({
    "store.ts":
      "export interface Store { get(): void }\nexport class Base {}\nexport class Disk extends Base implements Store { get() {} }\n",
    "store.test.ts": 'import { Base } from "./store.ts";\n\nclass Fake extends Base {}\nnew Fake();\n',
  });
  expect(contracts(facts)).toEqual(["Disk implements Store", "Disk extends Base"]);
});

test("Ruby: a class includes a module, and fulfils no contract", async () => {
  const facts = await analyzed({
    "log.rb":
      "module Log\n  def write\n    1\n  end\nend\n\nclass Disk\n  include Log\n  def get\n    write\n  end\nend\n",
  });
  expect(contracts(facts)).toEqual(["Disk includes Log"]);
});

test("Go: a method with more parameters than the interface asks implements nothing", async () => {
  const facts = await analyzed({
    "go.mod": "module m\n",
    "store.go": `package m

type Store interface {
	Get(key string) int
	Close()
}

type Disk struct{}

func (d *Disk) Get(
	key string,
) int {
	return 1
}
func (d *Disk) Close() {}

type Pool struct{}

func (p *Pool) Get(key string, wait bool) int { return 1 }
func (p *Pool) Close() {}
`,
  });
  expect(contracts(facts)).toEqual(["Disk implements Store"]);
});

test("an error is known by its name or by that of an ancestor", async () => {
  const { survey, types } = await analyzed({
    "a.py":
      "class Stop(RuntimeError):\n    pass\n\n\nclass Halt(Stop):\n    pass\n\n\nclass ErrorHandler:\n    pass\n",
  });
  const file = survey.byPath.get("a.py");
  const names = ["Stop", "Halt", "ErrorHandler"];
  expect(names.filter((name) => file !== undefined && types.isError(file, name))).toEqual(["Stop", "Halt"]);
});
