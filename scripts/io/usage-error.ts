/** A mistake in how a command was called: shown in two sentences, without a stack; the exit code is 2. */
export class UsageError extends Error {
  readonly advice: string;

  constructor(problem: string, advice: string) {
    super(problem);
    this.advice = advice;
  }
}
