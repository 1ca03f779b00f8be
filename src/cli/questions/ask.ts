import type { Document, Skipped } from '../../core/types';
import type { Answers } from '../../engine/answers/answers';
import { unlearntLanguages } from '../learntLanguages';
import { openEngine } from '../openEngine';
import { recordsAt } from '../recordOptions';
import { USUAL_SELECTION, type FolderOrRecords } from '../source';
import { styleFor } from '../style';
import { number } from '../table';
import { note, progressView, screenWidth, stopOnSignals } from '../terminal';
import { plainLetters } from '../width';
import { workDone } from '../workDone';
import { sayUnlessTaken, writeOutputs } from '../writeOutput';
import type { Found } from './found';
import type { QuestionCall } from './options';
import { placeOf } from './place';
import { foundTable } from './table';

/** What can be asked about. */
export interface Read {
  readonly documents: readonly Document[];
  readonly skipped: readonly Skipped[];
  readonly source: FolderOrRecords;
}

/** A question about documents. */
export interface Question<About> {
  /** What it is about, found out before any document is measured. Throws a `UsageError` where that is none of them. */
  about(read: Read): About;
  ask(answers: Answers, about: About, signal: AbortSignal): Promise<readonly Answer[]>;
  /** How many were found, in a line above them. */
  told(found: readonly Found[], about: About, read: Read): string;
  /** What JSON says of question and answer. */
  json(found: readonly Found[], about: About): object;
}

/** A found passage, with its document's id. */
export type Answer = Omit<Found, 'document' | 'place'> & { readonly id: string };

/** Reads the documents and asks them; gives the exit code. */
export async function askDocuments<About>(call: QuestionCall, question: Question<About>): Promise<number> {
  const { recipe, seed, quiet, json } = call;
  const source = await recordsAt(call.path, call.fields);
  const stopping = stopOnSignals();
  const view = progressView(quiet);
  const engine = openEngine(call.cache, view, call.yes);
  try {
    let asked: (Read & { readonly about: About }) | undefined;
    const read = (documents: readonly Document[], skipped: readonly Skipped[]) => {
      const all = { documents, skipped, source };
      asked = { ...all, about: question.about(all) };
    };
    const request = { sources: [source], selection: USUAL_SELECTION, recipe, seed };
    const done = await engine.readForQuestions(request, { progress: progress => view.show(progress), read }, stopping);
    const { about, ...all } = asked!;
    const answers = await question.ask(engine.answers, about, stopping);
    view.end();
    const byId = new Map(all.documents.map(document => [document.id, document]));
    const found = answers.map(({ id, ...answer }): Found => {
      const document = byId.get(id)!;
      return { ...answer, document, place: placeOf(answer.passage, document, source) };
    });
    const left = all.skipped.length > 0 ? `, ${number(all.skipped.length)} skipped` : '';
    const table = found.length > 0 ? `\n${foundTable(found, styleFor(process.stdout, process.env), screenWidth())}` : '';
    sayUnlessTaken(`${plainLetters(question.told(found, about, all))}${left}\n${table}`, [json]);
    note(unlearntLanguages(done.provenance, 'finds them'));
    if (!quiet) process.stderr.write(workDone(done));
    const result = () => ({ version: 1, ...question.json(found, about), searched: all.documents.length, skipped: all.skipped, provenance: done.provenance, timings: done.timings });
    await writeOutputs([{ option: '--json', path: json, make: () => `${JSON.stringify(result())}\n` }]);
    return 0;
  } finally {
    view.end();
    await engine.release();
  }
}
