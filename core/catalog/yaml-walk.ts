import { type Node, type Pair, isAlias, isMap, isScalar, isSeq } from "yaml";
import type { FindingArgs } from "../finding-args.ts";
import type { Finding, FindingCode, Location, Severity } from "../finding.ts";
import { scalarTrap } from "./scalar-trap.ts";

/** How deep collections may nest, how many aliases a file may use, and how many values they may repeat. */
export const depthLimit = 40;
export const aliasLimit = 100;
const repeatLimit = 100_000;

/** One pass over the nodes of a YAML file: builds plain values and notes what a definition may not contain. */
export class Walk {
  readonly findings: Finding[] = [];
  readonly #anchors = new Map<string, Node>();
  /** The nodes with an anchor that are being read: an alias to one of them would never end. */
  readonly #open = new Set<Node>();
  readonly #at: (from: number, to: number) => Location;
  #aliases = 0;
  #insideAliases = 0;
  #outermost: Node | undefined;
  #repeated = 0;
  #grewTooLarge = false;

  constructor(at: (from: number, to: number) => Location) {
    this.#at = at;
  }

  value(node: Node | null, depth: number): unknown {
    if (node === null || this.#grewTooLarge) return null;
    if (depth > depthLimit) {
      this.#note("yaml-too-deep", node, { limit: depthLimit });
      return null;
    }
    if (isAlias(node)) return this.#alias(node.source, node, depth);
    if (this.#insideAliases > 0 && (this.#repeated += 1) > repeatLimit) return this.#tooLarge(node);
    this.#tag(node);
    if (node.anchor === undefined) return this.#content(node, depth);
    this.#anchors.set(node.anchor, node);
    this.#open.add(node);
    const value = this.#content(node, depth);
    this.#open.delete(node);
    return value;
  }

  #content(node: Node, depth: number): unknown {
    if (isMap(node)) return this.#map(node.items, depth);
    if (isSeq(node)) return (node.items as (Node | null)[]).map((item) => this.value(item, depth + 1));
    return isScalar(node) ? this.#scalar(node) : null;
  }

  #alias(name: string, node: Node, depth: number): unknown {
    const target = this.#anchors.get(name);
    if (target === undefined) {
      this.#note("yaml-unknown-alias", node, { name });
      return null;
    }
    this.#aliases += 1;
    if (this.#aliases > aliasLimit || this.#open.has(target)) return this.#tooLarge(node);
    if (this.#insideAliases === 0) this.#outermost = node;
    this.#insideAliases += 1;
    const value = this.value(target, depth + 1);
    this.#insideAliases -= 1;
    return value;
  }

  /** Shown at the alias that is written where a value is wanted, not at what it repeats. */
  #tooLarge(node: Node): null {
    this.#grewTooLarge = true;
    this.#note("yaml-aliases", this.#insideAliases > 0 ? (this.#outermost ?? node) : node, {});
    return null;
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
      this.#tag(key);
      const firstLine = lines.get(key.value);
      if (key.value === "<<") this.#note("yaml-merge-key", key, {});
      else if (key.value === "__proto__") this.#note("yaml-forbidden-key", key, { key: key.value });
      else if (firstLine !== undefined) this.#note("yaml-duplicate-key", key, { key: key.value, firstLine });
      else {
        this.#scalar(key, `Type \`"${key.value}"\`, with the quotes.`);
        lines.set(key.value, this.#at(key.range?.[0] ?? 0, 0).line);
        object[key.value] = this.value(pair.value as Node | null, depth + 1);
        continue;
      }
      this.value(pair.value as Node | null, depth + 1);
    }
    return object;
  }

  #scalar(
    node: { value: unknown; source?: string; type?: string; range?: unknown },
    advice?: string,
  ): unknown {
    if (node.type !== "PLAIN" || node.source === undefined) return node.value;
    const trap = scalarTrap(node.source, node.value);
    if (trap?.code === "yaml-number") this.#note("yaml-number", node, trap.args);
    if (trap?.code === "yaml-ambiguous")
      this.#note(
        "yaml-ambiguous",
        node,
        advice === undefined ? trap.args : { ...trap.args, advice },
        trap.severity,
      );
    return node.value;
  }

  /** Even a tag of YAML itself is refused: quotes say the same, and everybody can read them. */
  #tag(node: Node): void {
    if (node.tag !== undefined)
      this.#note("yaml-tag", node, { tag: node.tag.replace("tag:yaml.org,2002:", "!!") });
  }

  #note<C extends FindingCode>(
    code: C,
    node: { range?: unknown } | null,
    args: FindingArgs[C],
    severity: Severity = "error",
  ): void {
    const [from, to] = (node?.range as [number, number] | null | undefined) ?? [0, 0];
    this.findings.push({ code, severity, at: this.#at(from, to), args } as unknown as Finding);
  }
}
