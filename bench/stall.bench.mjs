// How long the extension host hears nothing while documents are grouped, and while one file is saved.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { groupedInEditor } from './host/editor.mjs';
import { madeNotes, madeWindow } from './host/made.mjs';
import { loadNote, median, printTable } from './runner.mjs';

export const help = `npm run bench -- stall [options]   (after npm run build)
  The host's own code runs in a plain process, with the tests' stand-in for the editor's module and the real engine process;
  notes and vectors are made up. A timer in it tells how long nothing was heard.
  --editor     the extension host of a real VS Code instead, with tree and map open, and how long it hears nothing while nobody
               asks for anything, told apart from that; a process beside it that has nothing to do tells how long the machine
               lets one wait (needs Chromium; about a minute a run)
  --documents  (default 10000)
  --passages   of each (default 4)
  --runs       (default 3)
  --place      a folder for what is made, kept from one call to the next (default a temporary one)`;

export const options = {
  editor: { type: 'boolean' },
  documents: { type: 'string', default: '10000' },
  passages: { type: 'string', default: '4' },
  runs: { type: 'string', default: '3' },
  place: { type: 'string' },
};

export async function run({ editor, documents, passages, runs, place: kept }) {
  const place = kept ?? mkdtempSync(join(tmpdir(), 'kindred-bench-'));
  try {
    if (editor) return await inEditor(await madeNotes(place, documents, passages), runs);
    const made = await madeWindow(place, documents, passages);
    const rows = [];
    for (let i = 0; i < Number(runs); i++) rows.push(await made.grouped());
    printTable(
      ['documents', 'run s', 'longest stall ms', 'of processor time', 'during', 'a save ms', 'its stall ms', 'host peak MB'],
      rows.map(row => [row.documents, row.seconds.toFixed(1), row.run.ms.toFixed(0), row.run.processor.toFixed(0), row.run.during, ...['ms', 'stall'].map(key => median(row.saves.map(save => save[key])).toFixed(0)), row.peakMb.toFixed(0)]),
    );
    console.log(loadNote());
    return rows;
  } finally {
    if (!kept) rmSync(place, { recursive: true, force: true });
  }
}

async function inEditor(made, runs) {
  const rows = [];
  for (let i = 0; i < Number(runs); i++) rows.push(await groupedInEditor(made));
  const stall = ({ ms, processor, during, beside }) => [ms.toFixed(0), processor.toFixed(0), during, beside.toFixed(0)];
  const lines = rows.flatMap(({ idle, first, again }) => [
    ['nothing asked', '', ...stall(idle)],
    ['grouped', first.seconds.toFixed(1), ...stall(first.during)],
    ['  after it', '', ...stall(first.after)],
    ['grouped again, nothing new', again.seconds.toFixed(1), ...stall(again.during)],
    ['  after it', '', ...stall(again.after)],
  ]);
  printTable(['', 'seconds', 'longest stall ms', 'of processor time', 'during', 'a process beside ms'], lines);
  console.log(`${rows[0].documents} documents, ${rows[0].groups} groups, host peak ${Math.round(median(rows.map(({ peakMb }) => peakMb)))} MB; ${loadNote()}`);
  return rows;
}
