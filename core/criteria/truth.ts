import type { Truth } from "./model.ts";

/** Kleene's "and": false once one is false, else unknown if one is unknown. */
export function allOf<T>(items: readonly T[], ask: (item: T) => Truth): Truth {
  let answer: Truth = true;
  for (const item of items) {
    const truth = ask(item);
    if (truth === false) return false;
    if (truth === undefined) answer = undefined;
  }
  return answer;
}

/** Kleene's "or": true once one is true, else unknown if one is unknown. */
export function anyOf<T>(items: readonly T[], ask: (item: T) => Truth): Truth {
  let answer: Truth = false;
  for (const item of items) {
    const truth = ask(item);
    if (truth === true) return true;
    if (truth === undefined) answer = undefined;
  }
  return answer;
}

/** True with `count` true, false when true and unknown together are fewer, else unknown. */
export function atLeast<T>(count: number, items: readonly T[], ask: (item: T) => Truth): Truth {
  let yes = 0;
  let open = 0;
  for (const item of items) {
    const truth = ask(item);
    if (truth === true) yes += 1;
    else if (truth === undefined) open += 1;
  }
  return yes >= count ? true : yes + open < count ? false : undefined;
}

/** Kleene's "not": unknown stays unknown. */
export const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);
