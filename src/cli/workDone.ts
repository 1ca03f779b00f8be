import type { Measuring } from '../protocol/engineSides';
import { counted, number } from './table';

/** A line on how much was computed, and how long it took. */
export function workDone({ embedded, cached, timings }: Measuring): string {
  const seconds = ((timings.total ?? 0) / 1000).toFixed(1);
  return `${counted(embedded, 'passage')} measured, ${number(cached)} taken from the cache, ${seconds} s\n`;
}
