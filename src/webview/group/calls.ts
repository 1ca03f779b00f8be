import type { GroupAction } from '../../protocol/groupSides';

/** What the page asks of the host. */
export interface GroupCalls {
  open(id: string, keep: boolean): void;
  show(group: number): void;
  move(id: string, to: number): void;
  keep(id: string): void;
  run(action: GroupAction): void;
}
