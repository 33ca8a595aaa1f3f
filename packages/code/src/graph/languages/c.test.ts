import { expect, test } from "vitest";
import { factsOf } from "../../testing/facts.ts";

const FILES = {
  "include/shop/cart.h": `/* Carts. */
#ifndef SHOP_CART_H
#define SHOP_CART_H
#include "money.h"

#define CART_MAX 8
#define CART_EMPTY(c) ((c)->size == 0)

/** What a customer wants. */
typedef struct cart {
  int size;
  struct inner { int a; } first;
} cart_t;

typedef int (*cart_visit)(cart_t *cart);

enum cart_mode { CART_OPEN, CART_PAID };

/* Adds an amount. */
extern cart_t *cart_add(cart_t *cart, money_t amount);
void cart_free(cart_t *cart);
#endif
`,
  "include/shop/money.h": "typedef unsigned money_t;\n",
  "src/cart.c": `#include <string.h>
#include <shop/cart.h>
#include "list.h"

static int steps(void);
static const char *names[] = {"a"};
int total = 3;

cart_t *cart_add(cart_t *cart, money_t amount) {
  int local = CART_MAX;
  return list_push(cart, amount + local + steps());
}

static int steps(void) { return 1; }
`,
  "src/string.h": "int not_the_standard_one(void);\n",
  "drivers/list/list.h": "void *list_push(void *list, int item);\n",
};

test("C: types, functions, prototypes without a definition, macros, static names", async () => {
  const { outline } = await factsOf(FILES);
  expect(outline("include/shop/cart.h")).toEqual([
    "+constant CART_MAX 6-6",
    "+function CART_EMPTY 7-7",
    "+struct cart_t 10-13: What a customer wants.",
    "+type cart_visit 15-15",
    "+enum cart_mode 17-17",
    "+function cart_add 20-20: Adds an amount.",
    "+function cart_free 21-21",
  ]);
  expect(outline("src/cart.c")).toEqual([
    "-constant names 6-6",
    "+constant total 7-7",
    "+function cart_add 9-12",
    "-function steps 14-14",
  ]);
});

test("C: includes lead to neighbours, include directories, or the only such header", async () => {
  const { links } = await factsOf(FILES);
  expect(links).toEqual([
    "include/shop/cart.h -> include/shop/money.h money_t(20)",
    "src/cart.c -> drivers/list/list.h list_push(11)",
    "src/cart.c -> include/shop/cart.h CART_MAX(10) cart_t(9)",
  ]);
});
