import type { Decay, FieldTest } from "../criteria/model.ts";

const tests = new WeakMap<Decay, FieldTest>();

/** Whether the date from which a score decays lies so close to now that nothing is lost yet; one object per decay. */
export function startsLately(decay: Decay): FieldTest {
  const known = tests.get(decay);
  if (known !== undefined) return known;
  // A whole stretch ago is the first moment at which points are lost.
  const duration = { ...decay.every, milliseconds: decay.every.milliseconds - 1 };
  const test: FieldTest = { of: "date", op: "within", duration };
  tests.set(decay, test);
  return test;
}
