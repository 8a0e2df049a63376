import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  AlikePlaces,
  Obstacle,
} from 'backstage-plugin-serverless-posture-common';
import { RelativeTime } from '../../blocks';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { listWords, plural } from '../../words';
import { MaybeLink } from '../common/MaybeLink';
import { Note } from '../common/Note';

const useStyles = makeStyles(
  (theme: Theme) => ({
    list: {
      display: 'grid',
      gap: theme.spacing(1.5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
  }),
  { name: 'ServerlessPostureObstacles' },
);

/** Each obstacle as sentences: what it is, what it hides, what to do. A Region that is off is told once for all accounts. */
export function Obstacles({ obstacles }: { obstacles: Obstacle[] }) {
  const classes = useStyles();
  if (obstacles.length === 0) {
    return <Typography variant="body2">Nothing that is known of.</Typography>;
  }
  return (
    <ul className={classes.list}>
      {groupsOf(obstacles).map(group => (
        <li key={keyOf(group[0])}>
          {group.length === 1 ? (
            <One obstacle={group[0]} />
          ) : (
            <RegionIsOff obstacles={group} />
          )}
        </li>
      ))}
    </ul>
  );
}

function groupsOf(obstacles: Obstacle[]): Obstacle[][] {
  const groups = new Map<string, Obstacle[]>();
  for (const obstacle of obstacles) {
    const key = keyOf(obstacle);
    groups.set(key, [...(groups.get(key) ?? []), obstacle]);
  }
  return [...groups.values()];
}

function keyOf(obstacle: Obstacle): string {
  const { accountId, region, collector, operation, errorClass } = obstacle;
  return errorClass === 'region-disabled'
    ? region
    : [accountId, region, collector, operation].join('/');
}

function RegionIsOff({ obstacles }: { obstacles: Obstacle[] }) {
  const [{ region }] = obstacles;
  const accounts = obstacles.map(
    ({ accountId, accountName }) => accountName ?? accountId,
  );
  return (
    <Note tone="warning">
      <strong>
        {region}: not enabled in {plural(accounts.length, 'account')}
      </strong>
      <Typography variant="body2">
        {listWords(accounts.sort())}. What was collected of it before stays,
        marked stale.
      </Typography>
      <Typography variant="body2">
        <strong>Do this:</strong> Nothing, if they are not meant to use {region}
        ; else enable the Region.
      </Typography>
    </Note>
  );
}

function One({ obstacle }: { obstacle: Obstacle }) {
  const links = usePostureLinks();
  const { state, title, detail, fix, since, missingAction, alike } = obstacle;
  const { accountId, region, unknownVerdicts = 0 } = obstacle;
  return (
    <Note tone={state === 'failed' ? 'bad' : 'warning'}>
      <strong>{title}</strong>
      <Typography variant="body2">
        {detail}
        {unknownVerdicts > 0 && (
          <>
            {' '}
            <MaybeLink
              to={links.triage({
                status: 'NOT_AVAILABLE',
                accountId,
                region: region || undefined,
              })}
            >
              {plural(unknownVerdicts, 'verdict is', 'verdicts are')} unknown
            </MaybeLink>
            .
          </>
        )}
        {since && (
          <>
            {' '}
            Last complete <RelativeTime at={since} />.
          </>
        )}
      </Typography>
      {alike && (
        <Typography variant="body2">
          <strong>The same {alikeWords(alike)}.</strong>
        </Typography>
      )}
      <Typography variant="body2">
        <strong>Do this:</strong> <WithCode text={fix} />
        {missingAction && (
          <>
            {' '}
            Missing: <code>{missingAction}</code>.
          </>
        )}
      </Typography>
    </Note>
  );
}

/** Where else: `in 411 other accounts, such as billing and sandbox, and in other Regions`. */
function alikeWords(alike: AlikePlaces): string {
  const { accounts, accountNames, inOtherRegions } = alike;
  if (accounts === 0) return 'in other Regions of the account';
  const some = accounts > accountNames.length ? 'such as ' : '';
  return [
    `in ${plural(accounts, 'other account')}`,
    `${some}${listWords(accountNames)}`,
    ...(inOtherRegions ? ['and in other Regions'] : []),
  ].join(', ');
}

/** Text in which code stands between backticks. */
function WithCode({ text }: { text: string }) {
  return (
    <>
      {text
        .split('`')
        .map((part, index) =>
          index % 2 === 1 ? <code key={index}>{part}</code> : part,
        )}
    </>
  );
}
