interface Outcome { file?: string; test: string; why?: string }
interface Summary { passed: number; failed: number; failures: string[]; late?: string[] }
export function summaryOf(outcomes: Outcome[]): Summary;
export function withSecondTry(run: (files?: string[]) => Promise<Outcome[]>, tell: (text: string) => void): Promise<Summary>;
