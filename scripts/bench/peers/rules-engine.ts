// The criteria of the bank example as rules of json-rules-engine: one set of rules gives points, another the stages.
import { createRequire } from "node:module";
import { readRows, type Row, scoreOf } from "./bank.ts";

interface Rule {
  readonly conditions: { readonly all?: readonly Test[]; readonly any?: readonly Test[] };
  readonly event: { readonly type: string; readonly params?: { readonly points: number } };
}
interface Test {
  readonly fact: keyof Row | "score";
  readonly operator: string;
  readonly value: unknown;
}
interface Engine {
  readonly run: (facts: object) => Promise<{ readonly events: readonly Rule["event"][] }>;
}
// It is installed for the measurement alone, so it is found where that was.
const { Engine } = createRequire(process.argv[3] ?? "")("json-rules-engine") as {
  readonly Engine: new (rules: readonly Rule[], options: { readonly allowUndefinedFacts: boolean }) => Engine;
};

const test = (fact: Test["fact"], operator: string, value: unknown): Test => ({ fact, operator, value });
const points = (group: string, given: number, ...all: readonly Test[]): Rule => ({
  conditions: { all },
  event: { type: group, params: { points: given } },
});
const scoring = new Engine(
  [
    points("means", 15, test("housing", "equal", false)),
    points("means", 5, test("loan", "equal", false)),
    points("means", 15, test("balance", "greaterThanInclusive", 2000)),
    points("means", 8, test("balance", "greaterThanInclusive", 500), test("balance", "lessThan", 2000)),
    points("means", 15, test("job", "in", ["student", "retired"])),
    points("means", 5, test("job", "in", ["management", "unemployed", "self-employed"])),
    points("means", 5, test("education", "equal", "tertiary")),
    points("history", 40, test("poutcome", "equal", "success")),
    points(
      "history",
      10,
      test("dayspassed", "greaterThanInclusive", 0),
      test("dayspassed", "lessThanInclusive", 365),
    ),
    points("other", 5, test("contact", "equal", "cellular")),
    points("other", -10, test("campaign", "greaterThanInclusive", 4)),
  ],
  { allowUndefinedFacts: true },
);
const contact = [test("age", "greaterThanInclusive", 18), test("default", "equal", false)];
const interested = [...contact, test("score", "greaterThanInclusive", 35)];
const likely = [
  ...interested,
  test("score", "greaterThanInclusive", 55),
  test("campaign", "lessThanInclusive", 3),
];
const staging = new Engine(
  [
    { conditions: { all: contact }, event: { type: "contact" } },
    { conditions: { all: interested }, event: { type: "interested" } },
    { conditions: { all: likely }, event: { type: "subscriber-likely" } },
  ],
  { allowUndefinedFacts: true },
);

const counts: Record<string, number> = { contact: 0, interested: 0, "subscriber-likely": 0 };
for (const row of readRows(process.argv[2] ?? "")) {
  const sums = { means: 0, history: 0, other: 0 };
  for (const { type, params } of (await scoring.run(row)).events)
    sums[type as keyof typeof sums] += params?.points ?? 0;
  const { events } = await staging.run({ ...row, score: scoreOf(sums.means, sums.history, sums.other) });
  for (const { type } of events) counts[type] = (counts[type] ?? 0) + 1;
}
console.log(JSON.stringify(counts));
