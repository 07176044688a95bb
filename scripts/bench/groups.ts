import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CheckOutput } from "../../core/generated/check.ts";
import { generatedDefinitions, neededFiles } from "./generate-definitions.ts";
import { generatedLeads, judgedAt } from "./generate-leads.ts";
import type { Task } from "./measure.ts";

/** Programs that do the same work. The first is the one that the others are compared with. */
export interface Group {
  readonly title: string;
  readonly tasks: readonly Task[];
  /** What the first one shall take at most, in milliseconds, on a machine like the one that the goal was set on. */
  readonly goal?: number;
  /** The numbers that all of them have to come to, read from what they print; without it they only have to end well. */
  readonly answer?: (output: string) => unknown;
}

interface Places {
  readonly root: string;
  /** A folder that may be emptied and filled. */
  readonly work: string;
  readonly programs: Readonly<Record<"yamlAndAjv" | "plainLoop" | "rulesEngine", string>>;
  /** Where the programs of others are, or nothing. */
  readonly modules: string | undefined;
}

/** Everything that is measured, in the order of the table. */
export function groups({ root, work, programs, modules }: Places): readonly Group[] {
  const node = process.execPath;
  const countersign = join(root, "dist/countersign.js");
  const schemas = join(root, "schema");
  const bank = join(root, "examples/bank-marketing");
  const leads = join(bank, "leads.csv");
  const happened = writeFiles(join(work, "leads"), generatedLeads(10_000, 20));
  const others = (task: (modules: string) => Task): readonly Task[] =>
    modules === undefined ? [] : [task(modules)];
  return [
    {
      title: "Start",
      tasks: [
        { id: "node", what: "an empty Node", command: [node, "-e", "0"] },
        { id: "help", what: "countersign --help", command: [node, countersign, "--help"] },
      ],
    },
    {
      title: "Check the example",
      goal: 300,
      tasks: [
        { id: "check-example", what: "countersign check", command: [node, countersign, "check"], cwd: root },
        {
          id: "check-example-anew",
          what: "the same without what earlier calls have compiled",
          command: [node, countersign, "check"],
          cwd: root,
          env: { NODE_DISABLE_COMPILE_CACHE: "1" },
        },
      ],
    },
    {
      title: "Say what the example proposal changes, with proofs",
      tasks: [
        {
          id: "diff-example",
          what: "countersign diff",
          command: [node, countersign, "diff", ".", ".+examples/proposal", "--format", "json"],
          cwd: root,
        },
      ],
    },
    ...[100, 1000, 10_000].map((files): Group => {
      const generated = writeFiles(join(work, `definitions-${files}`), generatedDefinitions(files));
      const sets = join(generated, "criteria");
      const many = files > 1000;
      return {
        title: `Check ${files.toLocaleString("en-US")} files of 60 lines`,
        ...(files === 1000 ? { goal: 1500 } : {}),
        answer: validFiles,
        tasks: [
          {
            id: `check-${files}`,
            what: "countersign check",
            command: [node, countersign, "check", generated, "--format", "json"],
            ...(many ? { runs: 3 } : {}),
          },
          {
            id: `check-${files}-yaml-ajv`,
            what: "yaml and ajv in a plain loop: no references, no lines",
            command: [node, programs.yamlAndAjv, schemas, sets],
            ...(many ? { runs: 1 } : {}),
          },
          ...others((folder) => ({
            id: `check-${files}-ajv-cli`,
            what: "ajv-cli: no references, no lines",
            command: [
              node,
              join(folder, "ajv-cli/dist/index.js"),
              "validate",
              ...ajvOptions(schemas),
              "-d",
              join(sets, "*.yaml"),
            ],
            ...(many ? { runs: 1 } : {}),
          })),
        ],
      };
    }),
    {
      title: "Qualify 45,211 leads",
      goal: 2000,
      answer: qualifiedByStage,
      tasks: [
        {
          id: "qualify",
          what: "countersign qualify",
          command: [
            node,
            countersign,
            "qualify",
            "--definitions",
            bank,
            "--leads",
            leads,
            "--as-of",
            "2026-06-30",
            "--format",
            "json",
          ],
        },
        {
          id: "qualify-plain-loop",
          what: "the same criteria as plain code: no unknowns",
          command: [node, programs.plainLoop, leads],
        },
        ...others((folder) => ({
          id: "qualify-json-rules-engine",
          what: "json-rules-engine: no unknowns",
          command: [node, programs.rulesEngine, leads, join(folder, "/")],
          runs: 1,
        })),
      ],
    },
    {
      title: "Qualify 10,000 leads with 200,000 activities",
      goal: 2000,
      tasks: [
        {
          id: "qualify-activities",
          what: "countersign qualify, by the person score of tests/real",
          command: [
            node,
            countersign,
            "qualify",
            ...["--definitions", join(root, "tests/real/gitlab-person-score")],
            ...["--leads", join(happened, "leads.csv"), "--activities", join(happened, "activities.csv")],
            ...["--carries", "all", "--as-of", judgedAt],
          ],
        },
      ],
    },
  ];
}

const ajvOptions = (schemas: string): readonly string[] => [
  "--spec=draft7",
  "--strict=false",
  "--all-errors",
  "-s",
  join(schemas, "criteria.schema.json"),
  "-r",
  join(schemas, "!(criteria).schema.json"),
];

function writeFiles(folder: string, files: ReadonlyMap<string, string>): string {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** How many of the generated files are valid: what the others print a line for, and all that Countersign has read. */
function validFiles(output: string): number {
  if (!output.startsWith("{")) return output.split("\n").filter((line) => line.endsWith(" valid")).length;
  const { definitions, findings } = JSON.parse(output) as CheckOutput;
  return findings.length === 0 ? definitions - neededFiles : 0;
}

/** How many leads qualify for each stage: the one number that an engine without unknowns can be held to. */
function qualifiedByStage(output: string): unknown {
  const printed = JSON.parse(output) as {
    readonly stages?: readonly { readonly id: string; readonly qualified: number }[];
  };
  return printed.stages === undefined
    ? printed
    : Object.fromEntries(printed.stages.map(({ id, qualified }) => [id, qualified]));
}
