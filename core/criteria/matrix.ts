/** The id of a cell of a matrix, by the places of the two bands, 0 for the highest: `a1`. */
export const matrixCell = (row: number, column: number): string =>
  `${String.fromCharCode("a".charCodeAt(0) + row)}${String(column + 1)}`;
