/**
 * A process that only looks at the clock, started by an extension host: how long it hears nothing is how long the machine had
 * no core for it. Answers each message with its longest pause since the last one, in ms.
 */
import { watchStalls } from './stalls';

const stalls = watchStalls();
process.on('message', () => process.send!(stalls.longest().ms));
process.on('disconnect', () => process.exit());
