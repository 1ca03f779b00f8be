import { groupCount, membersByLabel } from './labels';

/** Parts (0 … count − 1), each divided into those of one label (−1 is one, too): numbers 0 … count − 1 of what is in one part and has one label. */
export function partedBy(parts: Int32Array, labels: Int32Array): Int32Array {
  const finer = new Int32Array(parts.length);
  const none = groupCount(labels);
  /** The part in which a label was seen last, and the number that both have together. */
  const seenIn = new Int32Array(none + 1).fill(-1);
  const number = new Int32Array(none + 1);
  const { members } = membersByLabel(parts, groupCount(parts));
  let count = 0;
  for (let at = 0; at < members.length; at++) {
    const i = members[at];
    const label = labels[i] < 0 ? none : labels[i];
    if (seenIn[label] !== parts[i]) {
      seenIn[label] = parts[i];
      number[label] = count++;
    }
    finer[i] = number[label];
  }
  return finer;
}
