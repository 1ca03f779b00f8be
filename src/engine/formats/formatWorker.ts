import { answering } from '../answering';
import type { FormatAnswer, FormatTask } from './formatThread';
import { takeText } from './takenTexts';

/** A thread that takes the texts out of files. */
answering(async ({ format, bytes }: FormatTask): Promise<FormatAnswer> => ({ text: await takeText(format, bytes) }));
