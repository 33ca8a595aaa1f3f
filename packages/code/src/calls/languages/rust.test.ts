import { expect, test } from "vitest";
import { callLines } from "../testing/call-lines.ts";

test("Rust: associated functions, fields, results with an error, and modules", async () => {
  const calls = await callLines({
    "Cargo.toml": '[package]\nname = "shop"\n',
    "src/main.rs": `mod store;
mod log;

use store::Store;

struct App {
    store: Store,
}

impl App {
    fn run(&mut self) -> Result<(), Error> {
        self.store.save("a");
        let mut opened = Store::open("x")?;
        opened.save("b");
        log::write("c");
        crate::log::write("d");
        self.done();
        Ok(())
    }

    fn done(&self) {}
}

fn each(write: fn()) {
    write();
}
`,
    "src/store.rs": `pub struct Store {}

impl Store {
    pub fn open(path: &str) -> Result<Self, Error> { Ok(Store {}) }
    pub fn save(&self, key: &str) {}
}
`,
    "src/log.rs": "pub fn write(line: &str) {}\n",
  });
  expect(calls).toEqual([
    "App.run:12 -> Store.save",
    "App.run:13 -> Store.open",
    "App.run:14 -> Store.save",
    "App.run:15 -> write",
    "App.run:16 -> write",
    "App.run:17 -> App.done",
  ]);
});
