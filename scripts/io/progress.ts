/**
 * Shows how far long work has come, on a terminal only; in a pipe or a file it stays silent. The whole may be told with
 * each step, where it is not known before.
 */
export function progress(
  what: string,
  total?: number,
): { readonly at: (count: number, of?: number) => void; readonly done: () => void } {
  if (!process.stderr.isTTY) return { at: () => undefined, done: () => undefined };
  const write = (text: string): void => {
    process.stderr.write(`\r\u001b[2K${text}`);
  };
  return {
    at: (count, of = total) => {
      const all = of === undefined ? "" : ` of ${of.toLocaleString("en-US")}`;
      write(`${count.toLocaleString("en-US")}${all} ${what}`);
    },
    done: () => {
      write("");
    },
  };
}
