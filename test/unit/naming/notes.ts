import type { NamingText } from '../../../src/core/naming/vocabulary';

/** Short notes about three subjects. */
export function notes(title: string, texts: readonly string[]): NamingText[] {
  return texts.map((text, i) => ({ title: `${title} ${i + 1}`, text, extra: '' }));
}

export const gitNotes = notes('Git', [
  'Use an interactive rebase in Git to squash commits before pushing the branch. A rebase rewrites the history.',
  'To rebase a branch in Git, check it out and rebase onto main. The history stays straight after a rebase.',
  'Squash fixup commits with Git: an interactive rebase orders the history.',
  'When a rebase goes wrong, Git can abort it and give the old history of the branch back. Squash again later.',
  'Git can stash changes that are not ready for a commit and apply the stash on another branch.',
  'A stash in Git holds changes of the working tree. Drop the stash after the commit.',
  'List each stash with Git and show what changes a stash holds before the commit.',
  'Git can stash untracked files as well; the stash then has all changes of the branch.',
]);

export const bakery = notes('Bread', [
  'Feed the sourdough starter with rye flour each evening. The dough rises overnight.',
  'Knead the dough until the flour has taken up all water, then shape the loaf of bread.',
  'Bake bread in a hot oven with steam. Sourdough needs a dark crust.',
  'A wet dough gives bread with open crumb. Fold the sourdough dough four times.',
  'Rye flour makes the sourdough dough sticky; bake it in a tin in the oven.',
  'Cool the bread on a rack after the oven. Slice the loaf the next morning.',
]);

export const garden = notes('Garden', [
  'Sow tomato seeds in warm soil. The seedlings go into the garden in May.',
  'Compost feeds the garden soil. Turn the compost every month.',
  'Water the tomato plants at the root; wet leaves bring blight into the garden.',
  'Good garden soil is dark and holds water. Mix compost with the soil in autumn.',
  'Save seeds of the best tomato plants. Dry the seeds on paper.',
  'Beds of raised soil warm up early; plant tomato seedlings there first.',
]);
