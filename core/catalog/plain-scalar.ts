import { scalarTrap } from "./scalar-trap.ts";

/** Words that mean, or might be meant as, something else than a text. */
const special = /^(?:[-+.~0-9]|(?:true|false|null|y|yes|on|n|no|off)$)/i;
const constants: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);
const number = /^-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?$/;

/** What a word without quotes means, or `undefined` where that takes more than a look. */
export function plainScalar(written: string): string | number | boolean | null | undefined {
  if (!special.test(written)) return written;
  const constant = constants.get(written);
  if (constant !== undefined) return constant;
  if (number.test(written)) return Number(written);
  // `90 days` is a text; `1e5`, `0x1f`, `12:30` and the like are looked at more closely elsewhere.
  return written.includes(" ") && scalarTrap(written, written) === undefined ? written : undefined;
}
