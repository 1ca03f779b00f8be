// How long until a window that is opened again has the rows of its groups, which come from disk.
import { madeWindow } from './host/made.mjs';
import { loadNote, median, printTable, withFolder } from './runner.mjs';

export const help = `npm run bench -- reopen [options]   (after npm run build)
  The host's own code runs in a plain process, with the tests' stand-in for the editor's module; notes and vectors are made up.
  --documents  (default 10000)
  --passages   of each (default 4)
  --runs       (default 5)
  --place      a folder for what is made, kept from one call to the next (default a temporary one)`;

export const options = {
  documents: { type: 'string', default: '10000' },
  passages: { type: 'string', default: '4' },
  runs: { type: 'string', default: '5' },
  place: { type: 'string' },
};

export async function run({ documents, passages, runs, place: kept }) {
  return withFolder(async place => {
    const made = await madeWindow(place, documents, passages);
    await made.grouped();
    const rows = [];
    for (let i = 0; i < Number(runs); i++) rows.push(await made.reopened());
    const middle = key => median(rows.map(row => row[key]));
    printTable(['documents', 'rows', 'rows there ms', 'of processor time', 'longest stall ms', 'of processor time', 'kept MB', 'peak MB'], [[rows[0].documents, rows[0].rows, ...['ms', 'processor', 'stall', 'stallProcessor'].map(key => middle(key).toFixed(0)), middle('keptMb').toFixed(1), middle('peakMb').toFixed(0)]]);
    console.log(loadNote());
    return rows;
  }, kept);
}
