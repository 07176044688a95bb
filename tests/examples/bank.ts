import { type Points, about, and, reaches, sum, worth } from "./fuzzy.ts";

type Cells = Readonly<Record<string, string>>;

const firstOf = (...cases: readonly (readonly [boolean, number])[]): Points => {
  const points = cases.find(([fits]) => fits)?.[1] ?? 0;
  return [points, points];
};

/**
 * The answers for the stages contact, interested and likely subscriber, worked out by hand from the sentences of the
 * bank's definitions: 1 for yes, 0 for no, one half for not known. The word `unknown` in the file is a missing value.
 * `interestedFrom`: the points that make an interested contact.
 */
export function stages(cells: Cells, interestedFrom = 35): readonly number[] {
  const cell = (name: string): string => (cells[name] === "unknown" ? "" : (cells[name] ?? ""));
  const isNo = (name: string): number => about(cell(name), (text) => text === "no");
  const number = (name: string): number => Number(cells[name]);
  const job = cell("job");

  const means = sum(
    [
      worth(isNo("housing"), 15),
      worth(isNo("loan"), 5),
      firstOf([number("balance") >= 2000, 15], [number("balance") >= 500, 8]),
      job === ""
        ? [0, 15]
        : firstOf(
            [job === "student" || job === "retired", 15],
            [["management", "unemployed", "self-employed"].includes(job), 5],
          ),
      worth(
        about(cell("education"), (text) => text === "tertiary"),
        5,
      ),
    ],
    -Infinity,
    45,
  );
  const history = sum(
    [
      firstOf([cell("poutcome") === "success", 40]),
      firstOf([number("dayspassed") >= 0 && number("dayspassed") <= 365, 10]),
    ],
    -Infinity,
    50,
  );
  const onMobile = about(cell("contact"), (text) => text === "cellular");
  const score = sum([means, history, worth(onMobile, 5), firstOf([number("campaign") >= 4, -10])], 0, 100);

  const contact = and(Number(number("age") >= 18), isNo("default"));
  const interested = and(contact, reaches(score, interestedFrom));
  return [contact, interested, and(interested, reaches(score, 55), Number(number("campaign") <= 3))];
}
