import picomatch from "picomatch";

const folder = "definitions/";

// Names that begin with a dot and names with a line break are files like any other: no change may slip past.
const options = { windows: false, dot: true, flags: "s", noext: true, nobrace: true, nobracket: true };

/** Tells whether a path, given from the root of the repository, is meant by one of the patterns of an owners file. */
export function fileMatcher(patterns: readonly string[]): (path: string) => boolean {
  const matchers = patterns.map((pattern) => picomatch(pattern, options));
  return (path) => path.startsWith(folder) && matchers.some((matches) => matches(path.slice(folder.length)));
}

/** A path that a pattern means, to try out who would have to sign for such files. */
export const sampleOf = (pattern: string): string =>
  `${folder}${pattern.replaceAll("**", "x").replaceAll("*", "x")}`;
