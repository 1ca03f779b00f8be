// How long the extension host hears nothing while documents are grouped, and while one file is saved.
import { groupedInEditor } from './host/editor.mjs';
import { madeNotes, madeWindow } from './host/made.mjs';
import { asOneSession } from './host/oneSession.mjs';
import { loadNote, median, printTable, withFolder } from './runner.mjs';

export const help = `npm run bench -- stall [options]   (after npm run build)
  The host's own code runs in a plain process, with the tests' stand-in for the editor's module and the real engine process;
  notes and vectors are made up. A timer in it tells how long nothing was heard, how long of that its own thread ran, and
  (on Linux) how long it waited for a core; in what remains it waited for other threads of its process, which collect garbage.
  --editor     the extension host of a real VS Code instead, with tree and map open, and how long it hears nothing while nobody
               asks for anything, told apart from that (needs Chromium; about a minute a run)
  --one-session  with --editor: has the system share cores as it does on a desktop, where the browser is a part of the editor
               and no session of its own (Linux, as root; a setting of the whole machine while it runs)
  --documents  (default 10000)
  --passages   of each (default 4)
  --runs       (default 3)
  --place      a folder for what is made, kept from one call to the next (default a temporary one)`;

export const options = {
  editor: { type: 'boolean' },
  'one-session': { type: 'boolean' },
  documents: { type: 'string', default: '10000' },
  passages: { type: 'string', default: '4' },
  runs: { type: 'string', default: '3' },
  place: { type: 'string' },
};

export async function run({ editor, 'one-session': oneSession, documents, passages, runs, place: kept }) {
  return withFolder(async place => {
    if (editor) {
      const notes = await madeNotes(place, documents, passages);
      return await (oneSession ? asOneSession(() => inEditor(notes, runs)) : inEditor(notes, runs));
    }
    const made = await madeWindow(place, documents, passages);
    const rows = [];
    for (let i = 0; i < Number(runs); i++) rows.push(await made.grouped());
    printTable(
      ['documents', 'run s', 'longest stall ms', 'of processor time', 'waiting for a core', 'during', 'a save ms', 'its stall ms', 'host peak MB'],
      rows.map(row => [row.documents, row.seconds.toFixed(1), row.run.ms.toFixed(0), row.run.processor.toFixed(0), row.run.waited?.toFixed(0) ?? '', row.run.during, ...['ms', 'stall'].map(key => median(row.saves.map(save => save[key])).toFixed(0)), row.peakMb.toFixed(0)]),
    );
    console.log(loadNote());
    return rows;
  }, kept);
}

async function inEditor(made, runs) {
  const rows = [];
  for (let i = 0; i < Number(runs); i++) rows.push(await groupedInEditor(made));
  const stall = ({ ms, processor, waited, during }) => [ms.toFixed(0), processor.toFixed(0), waited?.toFixed(0) ?? '', during];
  const lines = rows.flatMap(({ idle, first, again }) => [
    ['nothing asked', '', ...stall(idle)],
    ['grouped', first.seconds.toFixed(1), ...stall(first.during)],
    ['  after it', '', ...stall(first.after)],
    ['grouped again, nothing new', again.seconds.toFixed(1), ...stall(again.during)],
    ['  after it', '', ...stall(again.after)],
  ]);
  printTable(['', 'seconds', 'longest stall ms', 'of processor time', 'waiting for a core', 'during'], lines);
  console.log(`${rows[0].documents} documents, ${rows[0].groups} groups, host peak ${Math.round(median(rows.map(({ peakMb }) => peakMb)))} MB; ${loadNote()}`);
  return rows;
}
