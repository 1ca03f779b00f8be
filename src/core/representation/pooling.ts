/** How one vector a text is made of one vector a token: their mean, the first token's, or each dimension's largest. */
export const POOLINGS = ['mean', 'cls', 'max'] as const;
export type Pooling = (typeof POOLINGS)[number];
