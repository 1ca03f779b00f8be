export const targets: readonly string[];
export const thisTarget: string;
export function nativeFiles(target: string): string[];
