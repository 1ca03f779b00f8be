import type { Algebra } from '../../src/core/algebra/algebra';
import { largest } from '../../src/core/retrieval/largest';
import type { Matrix } from '../../src/core/types';
import { madeNotes } from '../scale/madeNotes';

const NOTES_A_TILE = 1_000;
/** As the engine has it: of one document no more than two passages. */
const OF_A_NOTE = 2;

/**
 * For each row of the questions (unit length) the passages of made notes with the largest cosine, by 32-bit floats: their
 * note's path and place in it. The vectors are made again, some notes at a time.
 */
export async function exactSearch(questions: Matrix, notes: number, passages: number, limit: number, algebra: Algebra): Promise<string[][]> {
  const made = madeNotes();
  const scores = Array.from({ length: questions.rows }, () => new Float32Array(notes * passages));
  for (let first = 0; first < notes; first += NOTES_A_TILE) {
    const count = Math.min(NOTES_A_TILE, notes - first);
    const data = new Float32Array(count * passages * questions.columns);
    for (let note = 0; note < count; note++) made.vectors(first + note, passages).forEach((vector, at) => data.set(vector, (note * passages + at) * questions.columns));
    const product = await algebra.productTransposed(questions, { rows: count * passages, columns: questions.columns, data });
    scores.forEach((own, row) => own.set(product.data.subarray(row * product.columns, (row + 1) * product.columns), first * passages));
  }
  return scores.map(own => {
    const had = new Map<number, number>();
    const taken = largest(own, 5 * limit).filter(row => {
      const note = Math.floor(row / passages);
      had.set(note, (had.get(note) ?? 0) + 1);
      return had.get(note)! <= OF_A_NOTE;
    });
    return taken.slice(0, limit).map(row => `${made.note(Math.floor(row / passages), passages).path}:${row % passages}`);
  });
}
