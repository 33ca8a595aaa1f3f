/** The report of the checks that a course has passed. */

import { Check, X } from "lucide-react";
import { Link } from "react-router";
import type { CourseView } from "@fondation/backend";
import { documentRoute, type Edition } from "../../rendering/documents/course-address.ts";
import { readableTitle } from "../../rendering/documents/document-titles.ts";
import { Modal } from "../layout/Modal.tsx";
import { ScrollArea } from "../layout/ScrollArea.tsx";
import { count, frenchSpaces } from "@fondation/course/french";
import { formatNumber, formatPercent, shortCommit } from "../typography/format.ts";

type Outcome = CourseView["verification"]["checks"][number];

export function VerificationReport({
  course,
  edition,
  open,
  onClose,
}: {
  course: CourseView;
  edition: Edition;
  open: boolean;
  onClose: () => void;
}) {
  const { checks } = course.verification;
  const measured = checks.some(({ measure }) => measure !== undefined);
  const found = checks.filter(({ findings = [] }) => findings.length > 0);
  return (
    <Modal
      open={open}
      onClose={onClose}
      title="Rapport de vérification"
      className="m-auto max-h-[85dvh] w-[min(52rem,calc(100%-2rem))] overflow-y-auto rounded-xl"
    >
      <div className="space-y-5 px-5 pb-6">
        <p>
          {frenchSpaces(
            `Avant sa publication, ce cours a été comparé au dépôt, au commit ${shortCommit(course.commit)}, par un programme et sans modèle.`,
          )}
        </p>
        <ScrollArea className="overflow-x-auto">
          <table className="w-full border-collapse text-sm">
            <thead>
              <tr className="border-b border-rule-strong text-left align-bottom">
                <th scope="col" className="py-2 pr-4 font-semibold">
                  Contrôle
                </th>
                <th scope="col" className="py-2 pr-4 text-right font-semibold">
                  Vérifiés
                </th>
                <th scope="col" className="py-2 pr-4 text-right font-semibold">
                  En défaut
                </th>
                {measured && (
                  <th scope="col" className="py-2 font-semibold">
                    Mesure
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {checks.map((check) => (
                <Row key={check.id} check={check} measured={measured} />
              ))}
            </tbody>
          </table>
        </ScrollArea>
        {found.map((check) => (
          <Findings key={check.id} check={check} course={course} edition={edition} onClose={onClose} />
        ))}
      </div>
    </Modal>
  );
}

function Row({ check, measured }: { check: Outcome; measured: boolean }) {
  const { id, title, checked, failed, measure, passed = failed === 0 } = check;
  const Icon = passed ? Check : X;
  return (
    <tr className="border-b border-rule align-top">
      <th scope="row" className="py-2 pr-4 text-left font-normal">
        <span className="flex gap-2">
          <Icon
            role="img"
            aria-label={passed ? "Réussi" : "Échoué"}
            className={`mt-0.5 size-4 shrink-0 ${passed ? "text-ready" : "text-failed"}`}
          />
          <span className="min-w-40">
            <span className="mr-1.5 font-semibold">{id}</span>
            {frenchSpaces(title)}
          </span>
        </span>
      </th>
      <td className="py-2 pr-4 text-right tabular-nums">{formatNumber(checked)}</td>
      <td className="py-2 pr-4 text-right tabular-nums">{formatNumber(failed)}</td>
      {measured && (
        <td className="py-2 tabular-nums">{measure === undefined ? null : measureText(measure)}</td>
      )}
    </tr>
  );
}

function measureText({ percent, atLeast, atMost }: NonNullable<Outcome["measure"]>): string {
  const bounds = [
    ...(atLeast === undefined ? [] : [`au moins ${formatPercent(atLeast)}`]),
    ...(atMost === undefined ? [] : [`au plus ${formatPercent(atMost)}`]),
  ];
  return bounds.length === 0 ? formatPercent(percent) : `${formatPercent(percent)} (${bounds.join(", ")})`;
}

function Findings({
  check: { id, title, findings = [], found = findings.length },
  course,
  edition,
  onClose,
}: {
  check: Outcome;
  course: CourseView;
  edition: Edition;
  onClose: () => void;
}) {
  const titles = new Map(course.documents.map((document) => [document.slug, readableTitle(document)]));
  const more = found - findings.length;
  return (
    <section aria-label={`${id} ${title}`}>
      <h3 className="mb-1 font-semibold">
        {id} · {frenchSpaces(title)}
      </h3>
      <ul className="list-disc space-y-1 pl-5 text-sm [overflow-wrap:anywhere]">
        {findings.map(({ slug, line, message }) => (
          <li key={`${slug}-${line}-${message}`}>
            {titles.has(slug) && (
              <>
                <Link
                  to={documentRoute(edition, slug)}
                  onClick={onClose}
                  className="text-accent underline underline-offset-4"
                >
                  {frenchSpaces(titles.get(slug) ?? "")}
                </Link>
                {line !== undefined && `, ligne ${line}`}
                {frenchSpaces(" : ")}
              </>
            )}
            {frenchSpaces(message)}
          </li>
        ))}
        {more > 0 && <li>{frenchSpaces(`et ${count(more, "autre constat", "autres constats")}.`)}</li>}
      </ul>
    </section>
  );
}
