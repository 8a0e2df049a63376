import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  OwnershipQueueGroup,
  OwnershipQueuePage,
  postureReadPermission,
} from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import { serverlessPostureApiRef } from '../../api';
import { DataTable } from '../../blocks/DataTable';
import { useFetched } from '../../hooks/useFetched';
import { usePages } from '../../hooks/usePages';
import { useUrlState } from '../../hooks/useUrlState';
import { plural } from '../../words';
import { Loaded } from '../common/Loaded';
import { MoreButton } from '../common/MoreButton';
import { Note } from '../common/Note';
import { RightsUnknown } from '../common/RightsUnknown';
import { SearchField } from '../common/SearchField';
import { Section } from '../common/Section';
import { AssignForm } from './AssignForm';
import { Assignments } from './Assignments';
import { OwnedShare } from './OwnedShare';
import { QueueRow } from './QueueRow';
import { Assigning, useAssigning } from './useAssigning';
import { useOwnGroups } from './useOwnGroups';

const useStyles = makeStyles(
  (theme: Theme) => ({ root: { display: 'grid', gap: theme.spacing(2) } }),
  { name: 'ServerlessPostureOwnership' },
);

/** How much has an owner, what waits for one, and what people decided. */
export function OwnershipContent() {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const rights = useFetched(() => api.getRights(), [api]);
  const assigning = useAssigning();
  const mayAssign = rights.value?.assignOwnership ?? false;
  return (
    <div className={classes.root}>
      <OwnedShare version={assigning.version} />
      <RightsUnknown rights={rights} />
      <Queue assigning={assigning} mayAssign={mayAssign} />
      {mayAssign && (
        <Assignments
          version={assigning.version}
          busy={assigning.busy}
          onUndo={({ id }) => assigning.undo(id)}
        />
      )}
    </div>
  );
}

function Queue(props: { assigning: Assigning; mayAssign: boolean }) {
  const { assigning, mayAssign } = props;
  const api = useApi(serverlessPostureApiRef);
  const url = useUrlState();
  const ownGroups = useOwnGroups();
  const text = url.get('text');
  const accountId = url.list('accountId');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const read = async (cursor?: string) => {
    const page: OwnershipQueuePage = await api.getOwnershipQueue({
      text,
      accountId: accountId.length > 0 ? accountId : undefined,
      cursor,
    });
    return { ...page, totalCount: page.totalGroups };
  };
  const pages = usePages<
    OwnershipQueueGroup,
    OwnershipQueuePage & { totalCount: number }
  >(read, read, [api, text, accountId.join(), assigning.version]);
  const chosen = pages.items.filter(group => selected.has(keyOf(group)));
  const select = (group: OwnershipQueueGroup, isSelected: boolean) => {
    const next = new Set(selected);
    if (isSelected) next.add(keyOf(group));
    else next.delete(keyOf(group));
    setSelected(next);
  };
  return (
    <Section title="Waiting for an owner">
      <SearchField
        label="Search what nobody owns"
        value={text ?? ''}
        onChange={next => url.set({ text: next || undefined })}
      />
      <OutcomeNote assigning={assigning} />
      <Loaded
        fetched={pages.first}
        skeleton={[28, 60, 60, 60]}
        permission={postureReadPermission.name}
      >
        {({ totalGroups, totalResources }) =>
          totalGroups === 0 ? (
            <Typography variant="body2">
              {text || accountId.length > 0
                ? 'Nothing without an owner matches.'
                : 'No resource that you may see waits for an owner.'}
            </Typography>
          ) : (
            <>
              <Typography variant="body2" paragraph>
                {plural(totalResources, 'resource')} in{' '}
                {plural(totalGroups, 'group')}, by account, stack and how their
                names begin; those with the worst findings first.
              </Typography>
              {chosen.length > 0 && (
                <AssignForm
                  groups={chosen}
                  ownGroups={ownGroups}
                  busy={assigning.busy}
                  onAssign={input => assigning.assign(input)}
                />
              )}
              <DataTable
                label="Waiting for an owner"
                columns={[
                  ...(mayAssign ? [{ label: 'Select' }] : []),
                  { label: 'Looks like' },
                  { label: 'Account' },
                  { label: 'Resources', numeric: true },
                  { label: 'Failing' },
                  { label: 'May belong to' },
                ]}
              >
                {pages.items.map(group => (
                  <QueueRow
                    key={keyOf(group)}
                    group={group}
                    busy={assigning.busy}
                    selected={selected.has(keyOf(group))}
                    onSelect={
                      mayAssign
                        ? isSelected => select(group, isSelected)
                        : undefined
                    }
                    onAssign={mayAssign ? assigning.assign : undefined}
                  />
                ))}
              </DataTable>
              <MoreButton
                pages={pages}
                permission={postureReadPermission.name}
              />
            </>
          )
        }
      </Loaded>
    </Section>
  );
}

/** What came of the last decision, with the way back. */
function OutcomeNote({ assigning }: { assigning: Assigning }) {
  const { done, error, busy, undo } = assigning;
  if (error) {
    const { message } = error.cause instanceof Error ? error.cause : error;
    return (
      <Note tone="bad" role="alert">
        <strong>Nothing was decided.</strong> {message}
      </Note>
    );
  }
  if (!done) return null;
  const { kind, assignment } = done;
  const what = plural(assignment.resources, 'resource');
  return (
    <Note role="status">
      {kind === 'undone'
        ? `The decision about ${what} was taken back. `
        : `${what} assigned to ${
            assignment.ownerRef ?? assignment.serviceRef
          }. `}
      {kind === 'assigned' && (
        <Button
          size="small"
          variant="outlined"
          disabled={busy}
          onClick={() => undo(assignment.id)}
        >
          Undo
        </Button>
      )}
    </Note>
  );
}

function keyOf({ accountId, stack, stem }: OwnershipQueueGroup): string {
  return [accountId, stack, stem].join('/');
}
