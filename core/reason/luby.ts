/** The sequence 1 1 2 1 1 2 4 … from 0 on: nearly the best lengths of attempts that start over, whatever the problem is (Luby, Sinclair and Zuckerman 1993). */
export function luby(index: number): number {
  let size = 1;
  while (size < index + 1) size = 2 * size + 1;
  let rest = index;
  while (size - 1 !== rest) {
    size = (size - 1) / 2;
    rest %= size;
  }
  return (size + 1) / 2;
}
