/** How the groups stand to what the files hold now. */
export interface UpdateState {
  /** Files that changed and were not looked at. */
  readonly waiting: number;
  /** Documents that changed since the run. */
  readonly changed: number;
  /** Whether these are so many that new groups should be found. */
  readonly drifted: boolean;
  /** Whether so many wait that only a run reads them. */
  readonly outdated?: boolean;
  /** Whether what changed while no window was open was not looked at, as that would take long. */
  readonly unchecked?: boolean;
  /** Whether what changed is the file that the documents are records of. */
  readonly records?: boolean;
  /** Whether the settings by which documents are grouped are others since. */
  readonly settings?: boolean;
}
