import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Obstacle } from 'backstage-plugin-serverless-posture-common';
import { RelativeTime } from '../../blocks';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { plural } from '../../words';
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

/** Each obstacle as sentences: what it is, what it hides, what to do. */
export function Obstacles({ obstacles }: { obstacles: Obstacle[] }) {
  const classes = useStyles();
  const links = usePostureLinks();
  if (obstacles.length === 0) {
    return <Typography variant="body2">Nothing that is known of.</Typography>;
  }
  return (
    <ul className={classes.list}>
      {obstacles.map(obstacle => (
        <li
          key={[
            obstacle.accountId,
            obstacle.region,
            obstacle.collector,
            obstacle.operation,
          ].join('/')}
        >
          <Note tone={obstacle.state === 'failed' ? 'bad' : 'warning'}>
            <strong>{obstacle.title}</strong>
            <Typography variant="body2">
              {obstacle.detail}
              {obstacle.unknownVerdicts !== undefined &&
                obstacle.unknownVerdicts > 0 && (
                  <>
                    {' '}
                    <MaybeLink
                      to={links.triage({
                        status: 'NOT_AVAILABLE',
                        accountId: obstacle.accountId,
                        region: obstacle.region || undefined,
                      })}
                    >
                      {plural(
                        obstacle.unknownVerdicts,
                        'verdict is',
                        'verdicts are',
                      )}{' '}
                      unknown
                    </MaybeLink>
                    .
                  </>
                )}
              {obstacle.since && (
                <>
                  {' '}
                  Since <RelativeTime at={obstacle.since} />.
                </>
              )}
            </Typography>
            <Typography variant="body2">
              <strong>Do this:</strong> {obstacle.fix}
              {obstacle.missingAction && (
                <>
                  {' '}
                  Missing: <code>{obstacle.missingAction}</code>.
                </>
              )}
            </Typography>
          </Note>
        </li>
      ))}
    </ul>
  );
}
