import { expect, test } from "vitest";
import { failuresOf } from "./testing/failure-lines.ts";

test("Go: a returned error goes through the callers that return it to the branch that ends it", async () => {
  const text = `package a

import (
	"fmt"
	"log"
)

func f(n int) error {
	if n > 3 {
		return fmt.Errorf("too many: %d", n)
	} else {
		return ErrFew
	}
}

func g(n int) error {
	if err := f(n); err != nil {
		return fmt.Errorf("g: %w", err)
	}
	return nil
}

func h() {
	err := g(1)
	if err != nil {
		log.Print(err)
	}
	_ = f(2)
}

func p() {
	panic("never")
}

func q() {
	defer func() { recover() }()
	p()
}
`;
  expect(await failuresOf({ "a.go": text, "go.mod": "module a\n" })).toEqual([
    'f 10 return  "too many: %d" n > 3 passed by g caught by h:25',
    'f 12 return ErrFew "" not n > 3 passed by g caught by h:25',
    'g 18 return  "g: %w" err := f(n); err != nil passed by ? caught by h:25',
    'p 32 panic  "never" always passed by ? caught by q:36',
  ]);
});

test("Rust: an error goes through ? to the arm that ends it, and only panic! is a panic", async () => {
  const text = `pub enum Error { Incomplete, Other }

pub fn check(n: u8) -> Result<u8, Error> {
    if n == 0 {
        return Err(Error::Incomplete);
    }
    if n == 9 {
        panic!("nine");
    }
    ensure!(n < 5, "too large");
    Ok(n)
}

pub fn parse(n: u8) -> Result<u8, Error> {
    let m = check(n)?;
    Ok(m)
}

pub fn run() -> u8 {
    match parse(1) {
        Ok(n) => n,
        Err(Error::Incomplete) => 0,
        Err(e) => 1,
    }
}
`;
  expect(await failuresOf({ "src/lib.rs": text, "Cargo.toml": '[package]\nname = "a"\n' })).toEqual([
    'check 5 return Error::Incomplete "" n == 0 passed by parse caught by run:22',
    'check 8 panic  "nine" not n == 0 and n == 9 passed by ? caught by ?',
    'check 10 return  "too large" not n == 0 and not n == 9 passed by parse caught by ?',
  ]);
});
