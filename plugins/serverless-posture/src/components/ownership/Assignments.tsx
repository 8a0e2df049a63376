import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import TableRow from '@material-ui/core/TableRow';
import {
  OwnershipAssignment,
  postureOwnershipAssignPermission,
} from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureApiRef } from '../../api';
import { RelativeTime } from '../../blocks';
import { Cell, DataTable } from '../../blocks/DataTable';
import { useFetched } from '../../hooks/useFetched';
import { plural } from '../../words';
import { Loaded } from '../common/Loaded';
import { Section } from '../common/Section';

const LATEST = 10;

/** What was decided lately, each with a way back. */
export function Assignments(props: {
  /** Another value: read them anew. */
  version: number;
  busy: boolean;
  onUndo(assignment: OwnershipAssignment): void;
}) {
  const api = useApi(serverlessPostureApiRef);
  const { version, busy, onUndo } = props;
  const fetched = useFetched(
    () => api.getOwnershipAssignments(LATEST),
    [api, version],
  );
  return (
    <Section title="Decided by people">
      <Loaded
        fetched={fetched}
        skeleton={[40]}
        permission={postureOwnershipAssignPermission.name}
      >
        {assignments =>
          assignments.length === 0 ? (
            <>Nobody has decided about an owner yet.</>
          ) : (
            <DataTable
              label="Decided by people"
              columns={[
                { label: 'When' },
                { label: 'To whom' },
                { label: 'What' },
                { label: 'By' },
                { label: 'Undo' },
              ]}
            >
              {assignments.map(assignment => (
                <TableRow key={assignment.id} role="row" hover>
                  <Cell label="When">
                    <RelativeTime at={assignment.at} />
                  </Cell>
                  <Cell label="To whom">
                    {[assignment.ownerRef, assignment.serviceRef].map(
                      ref =>
                        ref && (
                          <div key={ref}>
                            <EntityRefLink entityRef={ref} />
                          </div>
                        ),
                    )}
                  </Cell>
                  <Cell label="What">
                    {plural(assignment.resources, 'resource')}
                    <div>{assignment.reason}</div>
                  </Cell>
                  <Cell label="By">
                    <EntityRefLink entityRef={assignment.by} />
                  </Cell>
                  <Cell>
                    {assignment.undoneAt ? (
                      <>
                        undone <RelativeTime at={assignment.undoneAt} />
                      </>
                    ) : (
                      <Button
                        size="small"
                        variant="outlined"
                        disabled={busy}
                        aria-label={`Undo: ${assignment.reason}`}
                        onClick={() => onUndo(assignment)}
                      >
                        Undo
                      </Button>
                    )}
                  </Cell>
                </TableRow>
              ))}
            </DataTable>
          )
        }
      </Loaded>
    </Section>
  );
}
