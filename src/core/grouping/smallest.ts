/** Documents that a group of the default grouping has at least; what is smaller joins the group it is tied to most. */
export const SMALLEST_GROUP = 3;

/** So few documents it can divide into two groups; fewer are one. */
export const FEWEST_DIVIDED = 2 * SMALLEST_GROUP;
