import type { ChangeClass } from "../change/change-class.ts";

/** The class of a change, as it stands between commas: `MQL, stage, tightened`. */
export const changeClassWords: { readonly [C in ChangeClass]: string } = {
  equivalent: "no effect on any lead",
  tightened: "tightened",
  loosened: "loosened",
  shifted: "moves both ways",
  impossible: "nobody can reach it any more",
  "open-to-all": "everybody has it now",
  replaced: "nobody keeps it",
  "not-settled": "not settled what it does",
  raised: "raised",
  lowered: "lowered",
  moved: "moved",
  faster: "faster",
  slower: "slower",
  "handed-over": "handed over",
  extended: "extended",
  shortened: "shortened",
  earlier: "earlier",
  later: "later",
  reworded: "reworded",
  changed: "changed",
  added: "new",
  removed: "removed",
  renamed: "renamed",
  unreadable: "cannot be read",
};
