import { expect, test } from "vitest";
import { factsOf } from "../../testing/facts.ts";

const FILES = {
  "composer.json": '{"autoload": {"psr-4": {"Shop\\\\": "src/"}}}',
  "src/Cart.php": `<?php
declare(strict_types=1);
namespace Shop;

use Shop\\Money\\{Price, Cent as Coin};
use Shop\\Stock\\Shelf;
use function Shop\\Stock\\refill;

require_once __DIR__ . '/helpers.php';

/**
 * What a customer wants.
 */
#[Entity]
final class Cart extends Basket implements \\Countable
{
    use Logs;
    private $price;

    /** Adds up. */
    public function total(Price $line): Coin
    {
        return Shelf::first($this->hidden(), helper(), $Basket->Other, refill());
    }

    private function hidden() {}
}

function top() { return new class {}; }
`,
  "src/Basket.php": "<?php\nnamespace Shop;\n\nabstract class Basket {}\n\ntrait Logs {}\n\nclass Other {}\n",
  "src/helpers.php": "<?php\nfunction helper() {}\n",
  "src/Money/Price.php":
    "<?php\nnamespace Shop\\Money;\n\nclass Price {}\n\nenum Cent: int { case One = 1; }\n",
  "src/Stock/Shelf.php": "<?php\nnamespace Shop\\Stock;\n\ninterface Shelf {}\n\nfunction refill() {}\n",
};

test("PHP: classes, traits, methods with their visibility, functions", async () => {
  const { outline } = await factsOf(FILES);
  expect(outline("src/Cart.php")).toEqual([
    "+class Cart 14-27: What a customer wants.",
    "+method Cart.total 21-24: Adds up.",
    "-method Cart.hidden 26-26",
    "+function top 29-29",
  ]);
  expect(outline("src/Basket.php")).toEqual(["+class Basket 4-4", "+class Logs 6-6", "+class Other 8-8"]);
});

test("PHP: use with groups and aliases, the own namespace, required files", async () => {
  const { links } = await factsOf(FILES);
  expect(links).toEqual([
    "src/Cart.php -> src/Basket.php Basket(15) Logs(17)",
    "src/Cart.php -> src/Money/Price.php Price(21) Cent(21)",
    "src/Cart.php -> src/Stock/Shelf.php Shelf(23) refill(23)",
    "src/Cart.php -> src/helpers.php helper(23)",
  ]);
});
