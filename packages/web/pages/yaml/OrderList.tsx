import { useReading } from "../documents/reading-context.ts";
import { frenchSpaces } from "@fondation/course/french";
import type { AbstractionEntry, OrderEntry } from "../../rendering/references/yaml-entries.ts";

/** The teaching order, each position with its reason. */
export function OrderList({
  order,
  abstractions,
}: {
  order: readonly OrderEntry[];
  abstractions: readonly AbstractionEntry[];
}) {
  const french = useReading().language === "fr";
  return (
    <ol className="list-none space-y-4 p-0">
      {order.map(({ position, id, reasoning }) => (
        <li key={position} className="grid grid-cols-[2.5rem_1fr] border-t border-rule pt-3">
          <span className="font-sans text-xl text-ink-soft tabular-nums">{position}</span>
          <div className="min-w-0 [overflow-wrap:anywhere]">
            <p className="font-sans font-semibold">
              {abstractions.find((abstraction) => abstraction.id === id)?.name ?? frenchSpaces(`n° ${id}`)}
            </p>
            <p>{french ? frenchSpaces(reasoning) : reasoning}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
