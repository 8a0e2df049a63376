import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Overview } from 'backstage-plugin-serverless-posture-common';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { number, percent, plural } from '../../words';
import { MaybeLink } from '../common/MaybeLink';

const useStyles = makeStyles(
  { share: { fontSize: 26, fontWeight: 600 } },
  { name: 'ServerlessPostureOwnedShare' },
);

/** How much of what there is has an owner, and the way to what has none. */
export function OwnedShare(props: {
  overview: Pick<Overview, 'resources' | 'unowned'>;
}) {
  const classes = useStyles();
  const links = usePostureLinks();
  const { resources, unowned } = props.overview;
  if (resources === 0) return <>No resource was collected yet.</>;
  return (
    <>
      <Typography component="p">
        <span className={classes.share}>
          {percent((resources - unowned) / resources)}
        </span>{' '}
        of {plural(resources, 'resource')}
      </Typography>
      <Typography variant="body2">
        {unowned === 0 ? (
          'All have an owner.'
        ) : (
          <MaybeLink to={links.ownership()}>
            {number(unowned)} without an owner
          </MaybeLink>
        )}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        What has neither owner nor service is in no score.
      </Typography>
    </>
  );
}
