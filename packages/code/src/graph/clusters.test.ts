import { cpuGrowth } from "@fondation/environment/testing/cpu-growth";
import { expect, test } from "vitest";
import { clusterFiles } from "./clusters.ts";

const filesIn = (directories: number) =>
  Array.from({ length: directories }, (_, index) => ({ path: `d${index}/f.ts`, size: 5 }));

test("files without links in as many directories become the wanted clusters", async () => {
  const files = filesIn(1_000);
  const clusters = await clusterFiles(files, [], 10, [], () => Promise.resolve());
  expect(clusters).toHaveLength(10);
  expect(clusters.flat().sort()).toEqual(files.map(({ path }) => path).sort());
});

test("four times as many directories take about four times the work", async () => {
  const growth = await cpuGrowth(
    (text) => clusterFiles(filesIn(text.length), [], 10, [], () => Promise.resolve()),
    (count) => "x".repeat(count),
    1_000,
  );
  expect(growth).toBeLessThan(8);
});
