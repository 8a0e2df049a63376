import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import { makeStyles, Theme } from '@material-ui/core/styles';
import TableRow from '@material-ui/core/TableRow';
import {
  OwnershipAssignInput,
  OwnershipQueueGroup,
} from 'backstage-plugin-serverless-posture-common';
import { SeverityChip } from '../../blocks';
import { Cell } from '../../blocks/DataTable';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { number, plural } from '../../words';
import { CandidateWords } from '../common/AttributionWords';
import { MaybeLink } from '../common/MaybeLink';

const useStyles = makeStyles(
  (theme: Theme) => ({
    soft: { color: theme.palette.text.secondary, fontSize: 12 },
    whole: { whiteSpace: 'nowrap' },
    list: { margin: 0, paddingLeft: theme.spacing(2) },
  }),
  { name: 'ServerlessPostureQueueRow' },
);

/** One group of the queue: what it is, how bad, and who it may belong to. */
export function QueueRow(props: {
  group: OwnershipQueueGroup;
  selected: boolean;
  /** Left out: the caller may look, and not assign. */
  onSelect?(selected: boolean): void;
  onAssign?(input: OwnershipAssignInput): void;
  busy: boolean;
}) {
  const classes = useStyles();
  const links = usePostureLinks();
  const { group, selected, onSelect, onAssign, busy } = props;
  const { accountId, accountName, stack, stem, examples, sampled } = group;
  const name = stem || 'without a name';
  return (
    <TableRow role="row" hover selected={selected}>
      {onSelect && (
        <Cell>
          <Checkbox
            color="primary"
            size="small"
            checked={selected}
            inputProps={{
              'aria-label': `Select ${name} in ${accountName ?? accountId}`,
            }}
            onChange={(_, checked) => onSelect(checked)}
          />
        </Cell>
      )}
      <Cell label="Looks like">
        <strong>{name}</strong>
        {stack && <> in stack {stack}</>}
        <div className={classes.soft}>
          {examples.join(', ')}
          {group.resources > examples.length && ', …'}
        </div>
        {group.notes.map(note => (
          <div key={note}>{note}</div>
        ))}
      </Cell>
      <Cell label="Account">
        {accountName ?? accountId}
        {accountName && <div className={classes.soft}>{accountId}</div>}
      </Cell>
      <Cell label="Resources" numeric>
        {number(group.resources)}
        <div className={classes.soft}>
          {group.types
            .map(({ type, count }) => `${type.split('::').pop()} ${count}`)
            .join(', ')}
        </div>
      </Cell>
      <Cell label="Failing">
        {group.worst && <SeverityChip severity={group.worst} />}{' '}
        <span className={classes.whole}>
          <MaybeLink
            to={
              group.failing > 0
                ? links.triage({
                    owner: 'unowned',
                    accountId,
                    status: 'FAILED',
                    text: stem,
                  })
                : undefined
            }
          >
            {plural(group.failing, 'finding')}
          </MaybeLink>
        </span>
      </Cell>
      <Cell label="May belong to">
        {group.suggestions.length === 0 && 'nothing tells'}
        <ul className={classes.list}>
          {group.suggestions.map(suggestion => (
            <li key={`${suggestion.ownerRef} ${suggestion.serviceRef}`}>
              <CandidateWords candidate={suggestion} />
              {suggestion.count < sampled &&
                `, ${number(suggestion.count)} of ${number(sampled)}`}{' '}
              {onAssign && (
                <Button
                  size="small"
                  disabled={busy}
                  aria-label={`Assign ${name} to ${
                    suggestion.serviceRef ?? suggestion.ownerRef
                  }`}
                  onClick={() =>
                    onAssign({
                      groups: [{ accountId, stack, stem }],
                      ownerRef: suggestion.ownerRef,
                      serviceRef: suggestion.serviceRef,
                      reason: `suggested by ${suggestion.rule}: ${suggestion.evidence}`,
                    })
                  }
                >
                  Assign
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Cell>
    </TableRow>
  );
}
