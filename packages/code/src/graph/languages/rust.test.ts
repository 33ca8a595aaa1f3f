import { expect, test } from "vitest";
import { factsOf } from "../../testing/facts.ts";

const FILES = {
  "Cargo.toml": '[workspace]\nmembers = ["crates/*"]\n',
  "crates/shop/Cargo.toml":
    '[package]\nname = "shop"\n\n[dependencies]\nshop-money = { path = "../money" }\n',
  "crates/shop/src/main.rs": `//! Sells things.
mod cart;
mod stock;

use crate::cart::{self as basket, Cart};
use shop_money::{price::{Price, *}, sum as add};

fn main() {
    let cart = Cart::new();
    stock::refill(add(cart), Price::default());
    basket::check(ZERO);
}
`,
  "crates/shop/src/cart.rs": `use super::stock;
pub mod line;
pub use self::line::Line;

/// What a customer wants.
///
/// More.
#[derive(Debug)]
#[allow(dead_code)]
pub struct Cart<'a> { lines: &'a [Line] }

impl<'a> Cart<'a> {
    /// An empty cart.
    #[inline]
    pub fn new() -> Self { stock::refill(); todo!() }
    fn hidden(&self) {}
}

pub trait Priced { fn price(&self) -> u8; }

pub(crate) fn check(_: u8) {}

#[cfg(test)]
mod tests { fn unit() {} }
`,
  "crates/shop/src/cart/line.rs": "pub struct Line;\n",
  "crates/shop/src/stock/mod.rs":
    "use crate::cart::Line;\n\npub fn refill(_: Line) {}\n\npub const MAX: u8 = 1;\n",
  "crates/money/Cargo.toml": '[package]\nname = "shop-money"\n',
  "crates/money/src/lib.rs": "pub mod price;\n\npub fn sum() {}\n",
  "crates/money/src/price.rs": "pub enum Price { Free }\n\npub const ZERO: u8 = 0;\n",
};

test("Rust: items with attributes, methods of an impl, visibility, no unit tests", async () => {
  const { outline } = await factsOf(FILES);
  expect(outline("crates/shop/src/cart.rs")).toEqual([
    "+struct Cart 8-10: What a customer wants.\n\nMore.",
    "+method Cart.new 14-15: An empty cart.",
    "-method Cart.hidden 16-16",
    "+interface Priced 19-19",
    "-method Priced.price 19-19",
    "+function check 21-21",
  ]);
});

test("Rust: mod, use with braces and aliases, other crates of the workspace", async () => {
  const { links } = await factsOf(FILES);
  const shop = "crates/shop/src";
  expect(links).toEqual([
    "crates/money/src/lib.rs -> crates/money/src/price.rs",
    `${shop}/cart.rs -> ${shop}/cart/line.rs Line(10)`,
    `${shop}/cart.rs -> ${shop}/stock/mod.rs refill(15)`,
    `${shop}/main.rs -> crates/money/src/lib.rs sum(10)`,
    `${shop}/main.rs -> crates/money/src/price.rs Price(10) ZERO(11)`,
    `${shop}/main.rs -> ${shop}/cart.rs check(11) Cart(9)`,
    `${shop}/main.rs -> ${shop}/stock/mod.rs refill(10)`,
    `${shop}/stock/mod.rs -> ${shop}/cart/line.rs Line(3)`,
  ]);
});

test("Rust: a use of 2,000 levels ends", async () => {
  const deep = `use ${"a::{\n".repeat(2_000)}b${"}".repeat(2_000)};\n\npub fn f() {}\n`;
  const { outline } = await factsOf({ "src/lib.rs": deep });
  expect(outline("src/lib.rs")).toEqual(["+function f 2003-2003"]);
});
