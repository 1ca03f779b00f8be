import { KindredError } from '../core/errors';
import { ParameterError } from '../core/parameters';
import { CancelledError } from '../core/work';
import { whyRefused } from '../engine/store/vectorStore';
import { readArguments } from './arguments';
import { COMMANDS } from './commands';
import { complain, say } from './terminal';
import { UsageError } from './usage';

/** Carries a command out; gives the exit code. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const request = readArguments(args, COMMANDS);
    if (request.kind === 'help') return say(request.text);
    if (request.kind === 'version') return say(`${process.env.KINDRED_VERSION}\n`);
    return await request.command.run(request.call);
  } catch (error) {
    if (error instanceof CancelledError) return complain('Stopped. What is finished is kept; run the same command to go on.', 130);
    if (error instanceof UsageError || error instanceof ParameterError) return complain(error.message, 2);
    if (error instanceof KindredError) return complain(error.message, 1);
    return complain(`${describe(error)}. Nothing that was finished is lost; run the same command to try again.`, 1);
  }
}

function describe(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
}

// A reader that stops early (`| head`) is no failure, and nobody is left to tell; a full disk is one.
process.stderr.on('error', () => undefined);
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') process.exitCode = complain(`the result cannot be written: ${whyRefused(error)}. Send it to another place.`, 1);
});
void main(process.argv.slice(2)).then(code => {
  process.exitCode ||= code;
});
