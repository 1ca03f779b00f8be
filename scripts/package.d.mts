type Tell = (text: string) => void;
export function packagedFiles(target: string): Promise<string[]>;
export function buildIfChanged(tell: Tell): Promise<void>;
export function packageExtension(options?: { target?: string; tell?: Tell }): Promise<string>;
