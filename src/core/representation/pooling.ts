/** How one vector a text is made of one vector a token: their mean, the first token's, each dimension's largest, or the last token's. */
export const POOLINGS = ['mean', 'cls', 'max', 'last'] as const;
export type Pooling = (typeof POOLINGS)[number];

/** Stands for the one that the files beside a model name. */
export const AS_WRITTEN = 'auto';
