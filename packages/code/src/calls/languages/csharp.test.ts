import { expect, test } from "vitest";
import { callLines } from "../testing/call-lines.ts";

test("C#: typed fields, members without this, awaited results and static methods", async () => {
  const calls = await callLines({
    "src/Store.cs": `namespace Shop;

public class Store
{
    public void Save(string key) { Grow(); }
    void Grow() {}
    public static Task<Store> Open() { return null; }
}
`,
    "src/Cart.cs": `namespace Shop;

public class Cart
{
    readonly Store _store;

    public async Task Check(Store? other)
    {
        _store.Save("a");
        other?.Save("b");
        var opened = await Store.Open();
        opened.Save("c");
        this.Log();
    }

    void Log() {}
}
`,
  });
  expect(calls).toEqual([
    "Cart.Check:9 -> Store.Save",
    "Cart.Check:10 -> Store.Save",
    "Cart.Check:11 -> Store.Open",
    "Cart.Check:12 -> Store.Save",
    "Cart.Check:13 -> Cart.Log",
    "Store.Save:5 -> Store.Grow",
  ]);
});

test("C#: a global using of a project holds for its files, and for no others", async () => {
  const calls = await callLines({
    "src/Shop/Shop.csproj": "<Project />\n",
    "src/Shop/Properties/Usings.cs": "global using Shop.Data;\n",
    "src/Shop/Data/Store.cs":
      "namespace Shop.Data;\n\npublic class Store\n{\n    public static void Open() {}\n}\n",
    "src/Shop/Cart.cs": "namespace Shop.Web;\n\nclass Cart\n{\n    void Run() { Store.Open(); }\n}\n",
    "src/Tool/Tool.csproj": "<Project />\n",
    "src/Tool/Main.cs": "namespace Tool;\n\nclass Main\n{\n    void Run() { Store.Open(); }\n}\n",
  });
  expect(calls).toEqual(["Cart.Run:5 -> Store.Open", "Main.Run:5 -> Store.Open?"]);
});
