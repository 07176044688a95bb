/**
 * Shows how far long work has come, on a terminal only; in a pipe or a file it stays silent. The whole may be told with
 * each step, where it is not known before.
 */
export function progress(
  what: string,
  total = 0,
): { readonly at: (count: number, of?: number) => void; readonly done: () => void } {
  if (!process.stderr.isTTY) return { at: () => undefined, done: () => undefined };
  const write = (text: string): void => {
    process.stderr.write(`\r\u001b[2K${text}`);
  };
  return {
    at: (count, of = total) => {
      write(`${count.toLocaleString("en-US")} of ${of.toLocaleString("en-US")} ${what}`);
    },
    done: () => {
      write("");
    },
  };
}
