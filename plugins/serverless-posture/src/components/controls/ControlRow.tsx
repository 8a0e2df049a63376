import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import TableRow from '@material-ui/core/TableRow';
import { ControlSummary } from 'backstage-plugin-serverless-posture-common';
import { CountsBar, SeverityChip } from '../../blocks';
import { Cell } from '../../blocks/DataTable';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { layerWords, listWords, number, percent } from '../../words';
import { MaybeLink } from '../common/MaybeLink';
import { frameworks } from './frameworks';

const useStyles = makeStyles(
  (theme: Theme) => ({
    passing: { minWidth: 150 },
    soft: { color: theme.palette.text.secondary, fontSize: 12 },
  }),
  { name: 'ServerlessPostureControlRow' },
);

/** One control: what it asks, what it reads, how its resources fare, and where it comes from. */
export function ControlRow({ control }: { control: ControlSummary }) {
  const classes = useStyles();
  const links = usePostureLinks();
  const set = control.parameters.filter(({ isDefault }) => !isDefault);
  return (
    <TableRow role="row" hover>
      <Cell>
        <SeverityChip severity={control.severity} />
        {!control.enabled && <div>switched off</div>}
      </Cell>
      <Cell>
        <MaybeLink to={links.triage({ controlId: control.id })}>
          {control.title}
        </MaybeLink>
        <div className={classes.soft}>
          <code>{control.id}</code> · profile {control.profile}
          {set.map(({ name, value }) => (
            <span key={name}>
              {' '}
              · {name} {value}
            </span>
          ))}
        </div>
        <div>{control.description}</div>
        <div className={classes.soft}>
          Layer {layerWords[control.layer].name} · reads{' '}
          {listWords(typesOf(control))}
        </div>
      </Cell>
      <Cell label="Passing">
        <Passing control={control} />
      </Cell>
      <Cell label="References">
        <References control={control} />
      </Cell>
    </TableRow>
  );
}

/** What it reads, each type once: some are read in other accounts as well. */
function typesOf({ reads }: ControlSummary): string[] {
  return [...new Set(reads.map(type => type.replace(/^AWS::/, '')))];
}

/** The share that passes, and who owns most of what fails. */
function Passing({ control }: { control: ControlSummary }) {
  const classes = useStyles();
  const links = usePostureLinks();
  const { id, counts, failingOwners = [] } = control;
  const known = counts ? counts.passed + counts.failed : 0;
  if (!counts || known + counts.notAvailable === 0) {
    return <span className={classes.soft}>nothing to judge</span>;
  }
  return (
    <div className={classes.passing}>
      <CountsBar counts={counts} label={control.title} />
      <div>
        {known > 0
          ? `${percent(counts.passed / known)} pass`
          : 'nothing is known'}
      </div>
      {failingOwners.map(({ ownerRef, failed }) => (
        <div key={ownerRef ?? 'unowned'} className={classes.soft}>
          <MaybeLink
            to={links.triage({
              controlId: id,
              owner: ownerRef ?? 'unowned',
              status: 'FAILED',
            })}
          >
            {number(failed)} failing
          </MaybeLink>{' '}
          {ownerRef ? (
            <EntityRefLink entityRef={ownerRef} hideIcon />
          ) : (
            'nobody’s'
          )}
        </div>
      ))}
    </div>
  );
}

function References({ control }: { control: ControlSummary }) {
  const { documents = [] } = control.references;
  return (
    <>
      {frameworks.map(({ id, name, of }) =>
        of(control).length > 0 ? (
          <div key={id}>
            {name} {of(control).join(', ')}
          </div>
        ) : null,
      )}
      {documents.map(({ title, url }) => (
        <div key={url}>
          <Link to={url}>{title}</Link>
        </div>
      ))}
    </>
  );
}
