/** Labels of the groups, the largest first (−1 = in none), and how they were found. */
export interface LabelsAndMethod {
  readonly group: Int32Array;
  readonly method: string;
  /** What a person called the groups, by label; what they did not name has none. */
  readonly names?: readonly (string | undefined)[];
}
