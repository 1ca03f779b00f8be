import { roomFor } from '../graph/room';
import type { Pace } from '../work';
import { agreeOnLevels } from './consensus';
import type { GraphJob } from './graphJobs';
import { takePieces } from './pieces';
import { sweepThinned } from './stability';
import { roomInside, sweepInside } from './subgroups';

/** Does pieces of a job as long as there are any, beside the thread that has it. */
export function helpWith(job: GraphJob, pace: Pace): Promise<void> {
  const room = job.kind === 'divisions' ? roomInside(job) : roomFor(job.graph.nodes);
  switch (job.kind) {
    case 'sweeps':
      return takePieces(job.pieces, run => sweepThinned(job, run, pace, room));
    case 'consensus':
      return takePieces(job.pieces, piece => agreeOnLevels(job, piece, pace, room));
    case 'divisions':
      return takePieces(job.pieces, group => sweepInside(job, group, pace, room));
  }
}
