import { helpWith } from '../../core/levels/helpWith';
import type { GraphJob } from '../../core/levels/graphJobs';
import { Pace } from '../../core/work';
import { answering } from '../answering';

/** A thread that takes pieces of work on graphs; what it makes of them is in memory that both threads have. */
answering(async (job: GraphJob) => {
  await helpWith(job, new Pace(undefined));
  return {};
});
