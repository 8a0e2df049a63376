import { plural } from '../../../words';
import { sizeOf, TriageSelection } from './selection';

/** What can be decided about the selected findings. */
export function DecideBar(props: {
  selection: TriageSelection;
  /** Something was decided: lists are to be read anew. */
  onDone(): void;
}) {
  return <div role="status">{plural(sizeOf(props.selection), 'finding')}</div>;
}
