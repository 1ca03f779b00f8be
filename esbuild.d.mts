/** Files that a package needs of all that is built. */
export const BUNDLES: readonly string[];
