/** A place in a text that moves on over what stands there. Every pattern has to be sticky. */
export class Cursor {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The sign at this place, or nothing at the end. */
  next(): string | undefined {
    return this.text[this.at];
  }

  /** How many signs this place is away from the start of its line. */
  column(): number {
    return this.at === 0 ? 0 : this.at - this.text.lastIndexOf("\n", this.at - 1) - 1;
  }

  sees(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    return pattern.test(this.text);
  }

  /** Moves behind the pattern, if it stands here. */
  skip(pattern: RegExp): boolean {
    const isHere = this.sees(pattern);
    if (isHere) this.at = pattern.lastIndex;
    return isHere;
  }

  /** Moves behind the pattern and gives what stood here, or `undefined` if something else does. */
  take(pattern: RegExp): string | undefined {
    const from = this.at;
    return this.skip(pattern) ? this.text.slice(from, this.at) : undefined;
  }
}
