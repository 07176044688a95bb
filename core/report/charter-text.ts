import type { CharterItem, CharterOutput } from "../generated/charter-state.ts";
import { oneLine } from "./code.ts";
import type { Paint } from "./terminal.ts";

/** The charter on a terminal: what is missing first, then what has to be looked at again, then the rest. */
export function charterText(state: CharterOutput, paint: Paint): string {
  const { agreements, overdue, open, agreed, reviews_due: reviews, decisions_due: decisions } = state;
  const parts = [
    `${count(agreed)} agreed`,
    ...(overdue > 0 ? [`${count(overdue)} overdue`] : []),
    ...(open > 0 ? [`${count(open)} still to agree`] : []),
    ...(reviews > 0 ? [`${count(reviews)} to look at again`] : []),
  ];
  const isDue = ({ review }: CharterItem): boolean => review?.status === "due";
  const lists = [
    listed("Overdue", agreements.filter(({ status }) => status === "overdue").map(missingLine), paint.red),
    listed(
      "Still to agree",
      agreements.filter(({ status }) => status === "missing").map(missingLine),
      paint.yellow,
    ),
    listed("To look at again", agreements.filter(isDue).map(reviewLine), paint.yellow),
    listed("Tools to decide about again", decisions.map(decisionLine), paint.yellow),
    listed(
      "Agreed",
      agreements.filter((item) => item.status === "agreed" && !isDue(item)).map(reviewLine),
      paint.dim,
    ),
  ];
  return [
    paint.bold(
      `${oneLine(state.asked_by)}, asks for ${count(agreements.length)} agreements. As of ${state.as_of}: ${parts.join(", ")}.`,
    ),
    oneLine(state.purpose, 400),
    ...lists.filter((list) => list !== ""),
    ...(overdue > 0 && state.missing === "fail"
      ? ["The charter says that nothing may be overdue, so this ends with exit code 1."]
      : []),
  ].join("\n\n");
}

const count = (value: number): string => value.toLocaleString("en-US");

function listed(title: string, lines: readonly string[], colour: (text: string) => string): string {
  return lines.length === 0 ? "" : [colour(title), ...lines.map((line) => `  ${line}`)].join("\n");
}

function missingLine({ definition, due, days_late: late, because, why }: CharterItem): string {
  const since = late > 0 ? `${count(late)} ${late === 1 ? "day" : "days"} late` : "there is time";
  const file = because === "faulty" ? "; there is a file, but it has errors" : "";
  return `${definition}: due ${due}, ${since}${file}${why === null ? "" : `. ${oneLine(why, 300)}`}`;
}

const reviewLine = ({ definition, review }: CharterItem): string =>
  `${definition}: ${review?.status === "due" ? "due" : "next"} ${review?.next ?? ""}, every ${review?.every ?? ""}`;

const decisionLine = ({ name, revisit }: CharterOutput["decisions_due"][number]): string =>
  `${oneLine(name)}: due ${revisit}`;
