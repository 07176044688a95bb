import { type Document, type Node, type Pair, type YAMLMap, isAlias, isMap, isScalar, isSeq } from "yaml";
import type { Pointer } from "../criteria/model.ts";

/** Offsets of a place in the text: its first character, and the one behind its last. */
export type Range = readonly [number, number];

/**
 * Gives the way back from a value to its place in the text: the offsets of the value or of its key at a pointer,
 * following aliases. Names and anchors are looked up once, because a file may have thousands of mistakes.
 */
export function placesOf(document: Document): (pointer: Pointer, part: "key" | "value") => Range {
  let anchors: ReadonlyMap<string, Node> | undefined;
  const pairs = new WeakMap<YAMLMap, ReadonlyMap<unknown, Pair>>();

  function pairOf(map: YAMLMap, key: string | number): Pair | undefined {
    const known = pairs.get(map);
    if (known !== undefined) return known.get(key);
    const found = new Map<unknown, Pair>();
    for (const pair of map.items)
      if (isScalar(pair.key) && !found.has(pair.key.value)) found.set(pair.key.value, pair);
    pairs.set(map, found);
    return found.get(key);
  }

  function target(node: Node | null | undefined): Node | null | undefined {
    if (!isAlias(node)) return node;
    anchors ??= anchorsOf(document);
    return anchors.get(node.source);
  }

  return (pointer, part) => {
    let node: Node | null | undefined = document.contents;
    let range = offsets(node) ?? [0, 0];
    for (const [index, step] of pointer.entries()) {
      const inside = target(node);
      if (isMap(inside)) {
        const pair = pairOf(inside, step);
        if (pair === undefined) return range;
        const keyRange = offsets(pair.key as Node);
        const valueRange = offsets(pair.value as Node | null);
        const wantsKey = part === "key" && index === pointer.length - 1;
        range = (wantsKey ? keyRange : (valueRange ?? keyRange)) ?? range;
        // A key without a value has an empty place behind the colon: pointing at the key reads better.
        if (range[0] === range[1] && keyRange !== undefined) range = keyRange;
        node = pair.value as Node | null;
      } else if (isSeq(inside)) {
        node = inside.items[Number(step)] as Node | null | undefined;
        range = offsets(node) ?? range;
      } else return range;
    }
    return range;
  };
}

function anchorsOf(document: Document): ReadonlyMap<string, Node> {
  const anchors = new Map<string, Node>();
  collect(document.contents);
  return anchors;

  function collect(node: Node | null): void {
    if (node === null || isAlias(node)) return;
    if (node.anchor !== undefined && !anchors.has(node.anchor)) anchors.set(node.anchor, node);
    if (isMap(node)) for (const pair of node.items) collect(pair.value as Node | null);
    if (isSeq(node)) for (const item of node.items) collect(item as Node | null);
  }
}

function offsets(node: Node | null | undefined): Range | undefined {
  const range = node?.range;
  return range === undefined || range === null ? undefined : [range[0], range[1]];
}
