import Button from '@material-ui/core/Button';
import { makeStyles, Theme } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import {
  OwnershipAssignInput,
  OwnershipQueueGroup,
} from 'backstage-plugin-serverless-posture-common';
import { FormEvent, useState } from 'react';
import { entityName, plural } from '../../words';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
      padding: theme.spacing(1, 0),
    },
    reason: { flex: '1 1 200px' },
  }),
  { name: 'ServerlessPostureAssignForm' },
);

/** Whom the selected groups of the queue belong to. */
export function AssignForm(props: {
  groups: OwnershipQueueGroup[];
  /** Refs of the groups of who asks: each can be chosen with one click. */
  ownGroups: string[];
  busy: boolean;
  onAssign(input: OwnershipAssignInput): void;
}) {
  const classes = useStyles();
  const { groups, ownGroups, busy, onAssign } = props;
  const [owner, setOwner] = useState('');
  const [service, setService] = useState('');
  const [reason, setReason] = useState('');
  const count = groups.reduce((sum, { resources }) => sum + resources, 0);
  const known = [
    ...new Set([
      ...ownGroups,
      ...groups.flatMap(({ suggestions }) =>
        suggestions.flatMap(({ ownerRef }) => ownerRef ?? []),
      ),
    ]),
  ];
  const assign = (ownerRef: string, serviceRef: string, why: string) =>
    onAssign({
      groups: groups.map(({ accountId, stack, stem }) => ({
        accountId,
        stack,
        stem,
      })),
      ownerRef: ownerRef || undefined,
      serviceRef: serviceRef || undefined,
      reason: why,
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    assign(owner.trim(), service.trim(), reason.trim());
  };
  return (
    <form
      className={classes.root}
      aria-label="Assign what is selected"
      onSubmit={submit}
    >
      <strong role="status">{plural(count, 'resource')} selected</strong>
      {ownGroups.map(group => (
        <Button
          key={group}
          size="small"
          variant="contained"
          color="primary"
          disabled={busy}
          onClick={() =>
            assign(group, '', reason.trim() || 'claimed for the team')
          }
        >
          Claim for {entityName(group)}
        </Button>
      ))}
      <TextField
        id="serverless-posture-assign-owner"
        size="small"
        variant="outlined"
        label="Owner"
        placeholder="group:default/payments"
        value={owner}
        inputProps={{
          list: 'serverless-posture-assign-owners',
          maxLength: 300,
        }}
        onChange={({ target }) => setOwner(target.value)}
      />
      <datalist id="serverless-posture-assign-owners">
        {known.map(ref => (
          <option key={ref} value={ref} />
        ))}
      </datalist>
      <TextField
        id="serverless-posture-assign-service"
        size="small"
        variant="outlined"
        label="Service (optional)"
        placeholder="component:default/checkout"
        value={service}
        inputProps={{ maxLength: 300 }}
        onChange={({ target }) => setService(target.value)}
      />
      <TextField
        id="serverless-posture-assign-reason"
        className={classes.reason}
        size="small"
        variant="outlined"
        label="Reason"
        value={reason}
        inputProps={{ maxLength: 1000 }}
        onChange={({ target }) => setReason(target.value)}
      />
      <Button
        type="submit"
        size="small"
        variant="outlined"
        disabled={busy || !reason.trim() || !(owner.trim() || service.trim())}
      >
        Assign
      </Button>
    </form>
  );
}
