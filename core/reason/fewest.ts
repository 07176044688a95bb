/** As few of some things as are still enough: none of those that are left can go. The first are let go first. */
export const fewest = <T>(all: readonly T[], isEnough: (some: readonly T[]) => boolean): readonly T[] =>
  all.reduce<readonly T[]>((kept, one) => {
    const fewer = kept.filter((other) => other !== one);
    return isEnough(fewer) ? fewer : kept;
  }, all);
