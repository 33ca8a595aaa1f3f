import { expect, test } from "vitest";
import { callLines } from "../testing/call-lines.ts";

test("Ruby: constants with a path, new, instance variables and own methods", async () => {
  const calls = await callLines({
    "lib/shop/store.rb": `module Shop
  class Store
    def initialize(path)
      grow(1)
    end

    def save(key)
      self.grow(2)
    end

    def grow(by)
    end
  end
end
`,
    "lib/shop/cart.rb": `module Shop
  class Cart
    def initialize
      @store = Shop::Store.new("x")
    end

    def check
      @store.save("a")
      store = Store.new("y")
      store.save("b")
    end
  end
end
`,
  });
  expect(calls).toEqual([
    "Cart.initialize:4 -> Store.initialize",
    "Cart.check:8 -> Store.save",
    "Cart.check:9 -> Store.initialize",
    "Cart.check:10 -> Store.save",
    "Store.initialize:4 -> Store.grow",
    "Store.save:8 -> Store.grow",
  ]);
});

test("PHP: $this, typed properties, parameters, static calls and constructors", async () => {
  const calls = await callLines({
    "src/Store.php": `<?php
namespace Shop;

class Store {
    public function __construct(private Log $log) {}
    public function save(string $key): void { $this->log->write($key); self::grow(); }
    private static function grow(): void {}
}

class Log {
    public function write(string $line): void {}
}
`,
    "src/Cart.php": `<?php
namespace Shop;

class Cart {
    private Store $store;

    public function check(Store $other): void {
        $this->store->save("a");
        $other->save("b");
        $made = new Store(new Log());
        $made->save("c");
    }
}
`,
  });
  expect(calls).toEqual([
    "Cart.check:8 -> Store.save",
    "Cart.check:9 -> Store.save",
    "Cart.check:10 -> Store.__construct",
    "Cart.check:11 -> Store.save",
    "Store.save:6 -> Log.write",
    "Store.save:6 -> Store.grow",
  ]);
});

test("Bash: commands that are functions of the file or of a sourced one", async () => {
  const calls = await callLines({
    "lib.sh": "#!/bin/bash\nsay() {\n  echo hello\n}\n",
    "run.sh": "#!/bin/bash\nsource lib.sh\n\nmain() {\n  say\n  again\n}\n\nagain() {\n  say\n}\n\nmain\n",
  });
  expect(calls).toEqual(["main:5 -> say", "main:6 -> again", "again:10 -> say"]);
});

test("Ruby: the functions of a script are visible in no other file", async () => {
  const calls = await callLines({
    "bin/bench": "#!/usr/bin/env ruby\ndef run(x)\n  setup(x)\nend\n\ndef setup(x)\n  1\nend\n",
    "lib/web.rb": "class Web\n  def build\n    run(1)\n  end\nend\n",
  });
  expect(calls).toEqual(["run:3 -> setup"]);
});

test("Ruby: names without arguments that are no variables", async () => {
  const calls = await callLines({
    "lib/cart.rb": `class Cart
  def check(given)
    total = sum
    total
    given
    log if ready?
    total + rest
    "#{label}"
  end

  def sum; end
  def total; end
  def given; end
  def log; end
  def ready?; end
  def rest; end
  def label; end
end
`,
  });
  expect(calls).toEqual([
    "Cart.check:3 -> Cart.sum",
    "Cart.check:6 -> Cart.log",
    "Cart.check:6 -> Cart.ready?",
    "Cart.check:7 -> Cart.rest",
    "Cart.check:8 -> Cart.label",
  ]);
});
