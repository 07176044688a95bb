import {
  type Document,
  LineCounter,
  type Node,
  type Pair,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
} from "yaml";
import type { Pointer } from "../criteria/model.ts";
import type { FindingArgs } from "../finding-args.ts";
import type { Finding, FindingCode, Location, Severity } from "../finding.ts";
import { scalarTrap } from "./scalar-trap.ts";
import { tooDeep } from "./too-deep.ts";
import { syntaxFinding } from "./yaml-errors.ts";

/** How deep collections may nest, and how many aliases a file may use. */
export const depthLimit = 40;
export const aliasLimit = 100;

/** A YAML file as plain values, and a way back from a value to its place in the file. */
export interface ParsedYaml {
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** Finds the place of a value, or of its key; the nearest enclosing place when there is none. */
  readonly locate: (pointer: Pointer, part?: "key" | "value") => Location;
}

/** Parses one YAML 1.2 document; every mistake becomes a finding, and nothing is ever executed. */
export function parseYaml(path: string, text: string): ParsedYaml {
  const counter = new LineCounter();
  const at = (from: number, to: number): Location => {
    const start = counter.linePos(from);
    const end = counter.linePos(Math.max(from, to));
    return { path, line: start.line, column: start.col, end: { line: end.line, column: end.col } };
  };
  const deep = tooDeep(text, depthLimit);
  if (deep !== undefined) {
    for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1))
      counter.addNewLine(index + 1);
    counter.lineStarts.unshift(0);
    const args = { limit: depthLimit };
    const place = at(deep, deep + 1);
    return {
      value: undefined,
      findings: [{ code: "yaml-too-deep", severity: "error", at: place, args }],
      locate: () => place,
    };
  }
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: false,
    merge: false,
    logLevel: "error",
  });
  const walk = new Walk(at);
  for (const error of [...document.errors, ...document.warnings]) walk.add(syntaxFinding(error, text, at));
  // After a syntax error the rest is guesswork: more findings would only distract.
  const value = walk.findings.length > 0 ? undefined : walk.value(document.contents, 0);
  return {
    value,
    findings: walk.findings,
    locate: (pointer, part = "value") => {
      const [from, to] = rangeOf(document, pointer, part);
      return at(from, to);
    },
  };
}

/** One pass over the nodes: builds plain values and notes what a definition may not contain. */
class Walk {
  readonly findings: Finding[] = [];
  readonly #anchors = new Map<string, Node>();
  readonly #at: (from: number, to: number) => Location;
  #aliases = 0;

  constructor(at: (from: number, to: number) => Location) {
    this.#at = at;
  }

  add(finding: Finding | undefined): void {
    if (finding === undefined) return;
    // One mistake often makes the parser stumble again on the same line: the first sentence is the useful one.
    const repeats = this.findings.some(
      (other) => other.at.line === finding.at.line && finding.code === "yaml-syntax",
    );
    if (!repeats) this.findings.push(finding);
  }

  #note<C extends FindingCode>(
    code: C,
    node: { range?: unknown } | null,
    args: FindingArgs[C],
    severity: Severity = "error",
  ): void {
    const [from, to] = (node?.range as [number, number] | null | undefined) ?? [0, 0];
    this.add({ code, severity, at: this.#at(from, to), args } as unknown as Finding);
  }

  value(node: Node | null, depth: number): unknown {
    if (node === null) return null;
    if (depth > depthLimit) {
      this.#note("yaml-too-deep", node, { limit: depthLimit });
      return null;
    }
    if (isAlias(node)) return this.#alias(node.source, node, depth);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (node.tag !== undefined && !/^tag:yaml\.org,2002:(map|seq|str|int|float|bool|null)$/.test(node.tag))
      this.#note("yaml-tag", node, { tag: node.tag });
    if (isMap(node)) return this.#map(node.items, depth);
    if (isSeq(node)) return (node.items as (Node | null)[]).map((item) => this.value(item, depth + 1));
    return isScalar(node) ? this.#scalar(node) : null;
  }

  #alias(name: string, node: Node, depth: number): unknown {
    this.#aliases += 1;
    if (this.#aliases > aliasLimit) {
      if (this.#aliases === aliasLimit + 1) this.#note("yaml-aliases", node, { limit: aliasLimit });
      return null;
    }
    const target = this.#anchors.get(name);
    if (target === undefined) this.#note("yaml-unknown-alias", node, { name });
    return target === undefined ? null : this.value(target, depth + 1);
  }

  #map(pairs: readonly Pair[], depth: number): unknown {
    const object: Record<string, unknown> = {};
    const lines = new Map<string, number>();
    for (const pair of pairs) {
      const key = pair.key as Node | null;
      if (!isScalar(key) || typeof key.value !== "string") {
        this.#note("yaml-key-not-text", key, {});
        continue;
      }
      const firstLine = lines.get(key.value);
      if (key.value === "<<") this.#note("yaml-merge-key", key, {});
      else if (key.value === "__proto__") this.#note("yaml-forbidden-key", key, { key: key.value });
      else if (firstLine !== undefined) this.#note("yaml-duplicate-key", key, { key: key.value, firstLine });
      else {
        lines.set(key.value, this.#at(key.range?.[0] ?? 0, 0).line);
        object[key.value] = this.value(pair.value as Node | null, depth + 1);
        continue;
      }
      this.value(pair.value as Node | null, depth + 1);
    }
    return object;
  }

  #scalar(node: { value: unknown; source?: string; type?: string; range?: unknown }): unknown {
    if (node.type !== "PLAIN" || node.source === undefined) return node.value;
    const trap = scalarTrap(node.source, node.value);
    if (trap?.code === "yaml-number") this.#note("yaml-number", node, trap.args);
    if (trap?.code === "yaml-ambiguous") this.#note("yaml-ambiguous", node, trap.args, trap.severity);
    return node.value;
  }
}

/** The offsets of the value or key at a pointer, following aliases to the place where they are used. */
function rangeOf(document: Document, pointer: Pointer, part: "key" | "value"): readonly [number, number] {
  const anchors = new Map<string, Node>();
  collectAnchors(document.contents, anchors);
  let range: readonly [number, number] = [0, 0];
  let node: Node | null | undefined = document.contents;
  range = offsets(node) ?? range;
  for (const [index, step] of pointer.entries()) {
    const target: Node | null | undefined = isAlias(node) ? anchors.get(node.source) : node;
    const isLast = index === pointer.length - 1;
    if (isMap(target)) {
      const pair: Pair | undefined = target.items.find(
        (item) => isScalar(item.key) && item.key.value === step,
      );
      if (pair === undefined) return range;
      const keyRange = offsets(pair.key as Node);
      const valueRange = offsets(pair.value as Node | null);
      range = (isLast && part === "key" ? keyRange : (valueRange ?? keyRange)) ?? range;
      // A key without a value has an empty place behind the colon: pointing at the key reads better.
      if (range[0] === range[1] && keyRange !== undefined) range = keyRange;
      node = pair.value as Node | null;
    } else if (isSeq(target)) {
      node = target.items[Number(step)] as Node | null | undefined;
      range = offsets(node) ?? range;
    } else return range;
  }
  return range;
}

function collectAnchors(node: Node | null, anchors: Map<string, Node>): void {
  if (node === null || isAlias(node)) return;
  if (node.anchor !== undefined && !anchors.has(node.anchor)) anchors.set(node.anchor, node);
  if (isMap(node)) for (const pair of node.items) collectAnchors(pair.value as Node | null, anchors);
  if (isSeq(node)) for (const item of node.items) collectAnchors(item as Node | null, anchors);
}

/** Where a node begins and ends; a collection is shown by its first line only. */
function offsets(node: Node | null | undefined): readonly [number, number] | undefined {
  const range = node?.range;
  return range === undefined || range === null ? undefined : [range[0], range[1]];
}
