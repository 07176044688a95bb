import { type Inputs, scoreInputs, segmentationInputs } from "../criteria/inputs.ts";
import type { Condition, Dictionary, Pointer } from "../criteria/model.ts";
import { type DefinitionFile, filesOf } from "./catalog.ts";
import { withParts } from "./rules/conditions-of.ts";

interface Edge {
  readonly to: string;
  readonly pointer: Pointer;
}

interface Circle {
  readonly file: DefinitionFile;
  readonly pointer: Pointer;
  /** The definitions in the circle, from the first back to itself. */
  readonly path: readonly string[];
}

/** Finds definitions that need themselves for their own answer, such as two stages that each say `meets` the other. */
export function circles(files: readonly DefinitionFile[], dictionary: Dictionary): readonly Circle[] {
  const edges = new Map<string, readonly Edge[]>();
  for (const [id, set] of dictionary.sets) edges.set(`set ${id}`, edgesOf(set.criteria));
  for (const [id, score] of dictionary.scores) edges.set(`score ${id}`, edgesOfInputs(scoreInputs(score)));
  for (const [id, segmentation] of dictionary.segmentations)
    edges.set(`segment ${id}`, edgesOfInputs(segmentationInputs(segmentation)));
  for (const { value } of filesOf(files, "activities"))
    for (const [id, activity] of Object.entries(value))
      edges.set(`activity ${id}`, included(id, activity?.includes ?? []));

  const found: Circle[] = [];
  const done = new Set<string>();
  for (const start of [...edges.keys()].sort()) follow(start, []);
  return found;

  function follow(node: string, trail: readonly string[]): void {
    if (done.has(node)) return;
    for (const { to, pointer } of edges.get(node) ?? []) {
      const path = [...trail, node];
      const from = path.indexOf(to);
      if (from < 0) follow(to, path);
      else {
        const file = fileOf(node);
        if (file !== undefined) found.push({ file, pointer, path: [...path.slice(from), to].map(nameOf) });
      }
    }
    done.add(node);
  }

  function fileOf(node: string): DefinitionFile | undefined {
    const [what = "", id] = node.split(" ");
    if (what === "activity") return filesOf(files, "activities")[0];
    const kindsOf: readonly string[] = what === "set" ? ["stage", "icp", "criteria"] : [what];
    return files.find((file) => file.id === id && kindsOf.includes(file.kind));
  }
}

const included = (id: string, includes: readonly string[]): readonly Edge[] =>
  includes.map((part, index) => ({ to: `activity ${part}`, pointer: [id, "includes", index] }));

const nameOf = (node: string): string => node.split(" ")[1] ?? node;

function edgesOfInputs({ conditions, scores, segmentations }: Inputs): readonly Edge[] {
  return [
    ...conditions.flatMap(edgesOf),
    ...scores.map(({ id, pointer }) => ({ to: `score ${id}`, pointer })),
    ...segmentations.map(({ id, pointer }) => ({ to: `segment ${id}`, pointer })),
  ];
}

const edgesOf = (condition: Condition): readonly Edge[] =>
  withParts(condition).flatMap((part) => edgeOf(part) ?? []);

function edgeOf(condition: Condition): Edge | undefined {
  const { pointer } = condition;
  switch (condition.kind) {
    case "meets":
      return { to: `set ${condition.set}`, pointer: [...pointer, "meets"] };
    case "score":
    case "band":
      return { to: `score ${condition.score}`, pointer: [...pointer, "score"] };
    case "segment":
      return { to: `segment ${condition.segmentation}`, pointer: [...pointer, "segment"] };
    case "all":
    case "any":
    case "none":
    case "count":
    case "field":
    case "activity":
    case "reached":
    case "account-list":
      return undefined;
  }
}
