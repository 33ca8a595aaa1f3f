import { expect, test } from "vitest";
import { callLines } from "../testing/call-lines.ts";

test("PHP: a trait stands before the superclass, and both before an interface", async () => {
  const calls = await callLines({
    "src/Cart.php": `<?php
interface Named { public function name(); public function sort(); }
trait Labels { public function name() {} public function color() {} }
class Base implements Named { use Labels; public function color() {} public function sort() {} }
class Cart extends Base {
  use Colors;
  public function show() { $this->color(); $this->name(); parent::name(); $this->sort(); }
}
trait Colors { public function color() {} }
`,
  });
  expect(calls).toEqual([
    "Cart.show:7 -> Colors.color",
    "Cart.show:7 -> Labels.name",
    "Cart.show:7 -> Base.sort",
  ]);
});

test("Ruby: an included module stands before the superclass, the last one first", async () => {
  const calls = await callLines({
    "lib/cart.rb": `class Cart < Base
  include First
  include Second
  def show
    name(1)
    color(1)
  end
end
class Base
  def name(n); end
  def color(n); end
end
module First
  def name(n); end
end
module Second
  def name(n); end
end
`,
  });
  expect(calls).toEqual(["Cart.show:5 -> Second.name", "Cart.show:6 -> Base.color"]);
});

test("Python: a base stands before the next one with its own bases, a shared base last", async () => {
  const calls = await callLines({
    "cart.py": `class Root:
    def close(self): pass
    def open(self): pass
class Left(Root): pass
class Right(Root):
    def close(self): pass
class Deep:
    def size(self): pass
class Middle(Deep): pass
class Other:
    def size(self): pass
class Cart(Left, Right):
    def run(self):
        self.close()
        self.open()
class Box(Middle, Other):
    def run(self):
        self.size()
`,
  });
  expect(calls).toEqual([
    "Cart.run:14 -> Right.close",
    "Cart.run:15 -> Root.open",
    "Box.run:18 -> Deep.size",
  ]);
});

test("a call on an interface is certain of its only implementation, without open ones", async () => {
  const calls = await callLines({
    "src/Shop.cs": `namespace Shop;

public interface IStore { void Save(); }
class Disk : IStore { public void Save() {} }
public interface IOpen { void Load(); }
class File : IOpen { public void Load() {} }
class Hidden : Elsewhere.IOpen { public void Load() {} }
class Run
{
    void Go(IStore store, IOpen open)
    {
        store.Save();
        open.Load();
    }
}
`,
    "src/main/java/Shop.java": `interface Sink { void put(); void end(); }
class DiskSink implements Sink { public void put() {} public void end() {} }
interface Task { void run(); }
class Job implements Task { public void run() {} }
interface Body { void read(); void stop(); }
class Text implements Body { public void read() {} public void stop() {} }
class Run {
  Body anonymous() { return new Body() { public void read() {} public void stop() {} }; }
  void go(Sink sink, Task task, Body body) { sink.put(); task.run(); body.read(); }
}
`,
    "src/store.ts": `interface Store { save(): void }
class Disk implements Store { save(): void {} }
export function run(store: Store): void { store.save(); }
`,
  });
  expect(calls).toEqual([
    "Run.Go:12 -> IStore.Save",
    "Run.Go:12 -> Disk.Save",
    "Run.Go:13 -> IOpen.Load",
    "Run.Go:13 -> File.Load?",
    "Run.go:9 -> Sink.put",
    "Run.go:9 -> DiskSink.put",
    "Run.go:9 -> Task.run",
    "Run.go:9 -> Job.run?",
    "Run.go:9 -> Body.read",
    "Run.go:9 -> Text.read?",
    "run:3 -> Store.save",
    "run:3 -> Disk.save?",
  ]);
});

test("the product calls no method of a type of its tests, a test does", async () => {
  const type = "\n\ntype memory struct{}\n\nfunc (m *memory) Save() {}\nfunc (m *memory) Load() {}\n";
  const calls = await callLines({
    "go.mod": "module example.org/shop\n",
    "store.go":
      "package shop\n\ntype Store interface {\n\tSave()\n\tLoad()\n}\n\nfunc run(store Store) {\n\tstore.Save()\n}\n",
    "store_test.go": `package shop${type}
func check(store Store) {
	store.Save()
}
`,
  });
  expect(calls).toEqual(["run:9 -> Store.Save", "check:9 -> Store.Save", "check:9 -> memory.Save"]);
});
