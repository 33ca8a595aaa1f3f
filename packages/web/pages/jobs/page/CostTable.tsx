import type { JobView } from "@fondation/backend";
import { count, frenchSpaces } from "@fondation/course/french";
import { formatCost, formatNumber } from "../../typography/format.ts";
import { STEPS } from "../job-progress.ts";

type Usage = NonNullable<JobView["usage"]>;
type Spending = Usage["total"];

/** The requests to a model and their cost by step. Renders nothing without requests. */
export function CostTable({ usage }: { usage: JobView["usage"] }) {
  if (usage === null) return null;
  return (
    <section aria-labelledby="cout" className="space-y-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="cout" className="text-lg font-semibold">
          Coût estimé
        </h2>
        <p className="font-semibold tabular-nums" data-cost>
          {formatCost(usage.total.costUsd)}
        </p>
      </div>
      <table className="w-full text-sm tabular-nums">
        <thead className="text-ink-soft">
          <tr className="border-b border-rule-strong align-bottom *:py-1.5 *:font-medium">
            <th scope="col" className="text-left">
              Étape
            </th>
            <th scope="col" className="pl-3 text-right max-sm:hidden">
              Demandes
            </th>
            <th scope="col" className="pl-3 text-right">
              Jetons lus
            </th>
            <th scope="col" className="pl-3 text-right">
              Jetons écrits
            </th>
            <th scope="col" className="pl-3 text-right">
              Coût
            </th>
          </tr>
        </thead>
        <tbody>
          {usage.steps.map((spent) => (
            <Row key={spent.step} name={STEPS[spent.step - 1] ?? String(spent.step)} spent={spent} />
          ))}
        </tbody>
        <tfoot className="font-semibold">
          <Row name="Total" spent={usage.total} />
        </tfoot>
      </table>
      <p className="text-sm text-ink-soft">
        {frenchSpaces(
          "Estimation du client de Claude, en dollars américains : ce n’est pas une facture. Les jetons lus comprennent ceux du cache.",
        )}
      </p>
    </section>
  );
}

function Row({ name, spent }: { name: string; spent: Spending }) {
  const { requests, inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens, costUsd } = spent;
  return (
    <tr className="border-b border-rule align-top *:py-1.5">
      <th scope="row" className="text-left [font-weight:inherit]">
        {name}
        <span className="block font-normal text-ink-soft sm:hidden">{count(requests, "demande")}</span>
      </th>
      <td className="pl-3 text-right max-sm:hidden">{formatNumber(requests)}</td>
      <td className="pl-3 text-right">
        {formatNumber(inputTokens + cacheReadTokens + cacheWriteTokens)}
        {cacheReadTokens > 0 && (
          <span className="block font-normal whitespace-nowrap text-ink-soft max-sm:text-xs">
            cache {formatNumber(cacheReadTokens)}
          </span>
        )}
      </td>
      <td className="pl-3 text-right">{formatNumber(outputTokens)}</td>
      <td className="pl-3 text-right">{formatCost(costUsd)}</td>
    </tr>
  );
}
