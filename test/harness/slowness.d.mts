export function slowness(): number;
export function computedMs(): number;
