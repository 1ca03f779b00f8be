/** A group that is worked on much more or much less than the others. */
export interface GroupActivity {
  readonly group: number;
  readonly kind: 'hot' | 'quiet';
  /** Changes to its documents within the newest time, and how many there would be if all groups were worked on alike. */
  readonly recent: number;
  readonly expected: number;
  /** When one of its documents was changed last, in milliseconds. */
  readonly last: number;
}

/** What is known of changes: for each document the times of its changes in milliseconds, in any order; the newest time begins at `since`. */
export interface Activity {
  readonly since: number;
  readonly groups: readonly GroupActivity[];
}

const DAY = 86_400_000;
/** The newest time is the last quarter of a year, made longer until it holds enough changes to tell groups apart. */
const NEWEST = 91 * DAY;
const FEWEST_CHANGES = 30;
/** It is at most this part of all the time there are changes in: what was made at once has no newest time. */
const LONGEST_PART = 1 / 3;
/** Changes come in bursts, and one that turns up in one of many groups by chance is no news: so rare it has to be. */
const RARE = 0.01;
/** A hot group has so many times the changes expected, a quiet one at most so small a part of them. */
const HOT = 2;
const QUIET = 0.25;

/**
 * Tells which groups are hot and which have gone quiet, by the changes to their documents: those in the newest time against
 * what the group's share of all changes before and since would give, where chance (a Poisson distribution) would hardly
 * explain the difference. `groups` are those of the documents, null for none. Undefined when the times say nothing, as after
 * all files were written at once.
 */
export function groupActivity(groups: readonly (number | null)[], changes: readonly (readonly number[])[]): Activity | undefined {
  const all = changes.flat().sort((a, b) => b - a);
  if (all.length < 2 * FEWEST_CHANGES) return undefined;
  const [newest, oldest] = [all[0], all[all.length - 1]];
  const since = Math.min(newest - NEWEST, all[FEWEST_CHANGES - 1]);
  if (newest - since > LONGEST_PART * (newest - oldest)) return undefined;
  const share = all.filter(time => time >= since).length / all.length;
  const timesOf = new Map<number, number[]>();
  for (const [document, group] of groups.entries()) {
    if (group === null) continue;
    const times = timesOf.get(group) ?? [];
    for (const time of changes[document]) times.push(time);
    timesOf.set(group, times);
  }
  const found: GroupActivity[] = [];
  for (const [group, times] of timesOf) {
    const recent = times.filter(time => time >= since).length;
    const expected = share * times.length;
    const about = { group, recent, expected, last: times.reduce((latest, time) => Math.max(latest, time), -Infinity) };
    if (recent >= HOT * expected && atLeast(recent, expected) < RARE) found.push({ kind: 'hot', ...about });
    else if (recent <= QUIET * expected && 1 - atLeast(recent + 1, expected) < RARE) found.push({ kind: 'quiet', ...about });
  }
  return { since, groups: found.sort((a, b) => surprise(b) - surprise(a) || a.group - b.group) };
}

/** Probability that a Poisson distribution of this mean gives so many or more. */
function atLeast(count: number, mean: number): number {
  let below = 0;
  // By logarithms: e to the power of what many changes give is no number any more.
  for (let k = 0, term = -mean; k < count; k++, term += Math.log(mean / k)) below += Math.exp(term);
  return Math.max(0, 1 - below);
}

/** How far from what was expected, in units of chance (Anscombe, 1948). */
function surprise({ recent, expected }: GroupActivity): number {
  return Math.abs(Math.sqrt(recent + 3 / 8) - Math.sqrt(expected + 3 / 8));
}
