import { RELATION_PARENT_OF } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Switch from '@material-ui/core/Switch';
import Typography from '@material-ui/core/Typography';
import { TeamWeek } from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureApiRef } from '../../api';
import { UrlState } from '../../hooks/useUrlState';
import { entityName } from '../../words';
import { CopyLink } from '../common/CopyLink';
import { DownloadButton } from '../common/DownloadButton';
import { daysWords, weekName } from './weekWords';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
    },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginLeft: 'auto',
      '@media print': { display: 'none' },
    },
    others: { '@media print': { display: 'none' } },
  }),
  { name: 'ServerlessPostureWeekBar' },
);

/** Which week it is, the ways to others, and what can be done with it. */
export function WeekBar(props: {
  teamWeek: TeamWeek;
  subTeams: boolean;
  url: UrlState;
}) {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const { entity } = useEntity();
  const { teamWeek, subTeams, url } = props;
  const { entityRef, week, previousWeek, nextWeek, from, until } = teamWeek;
  const hasSubTeams = entity.relations?.some(
    ({ type }) => type === RELATION_PARENT_OF,
  );
  return (
    <nav aria-label="Weeks" className={classes.root}>
      <Link
        to={url.href({ week: previousWeek })}
        className={classes.others}
        underline="always"
      >
        ‹ {weekName(previousWeek)}
      </Link>
      <Typography variant="h5" component="h2">
        {weekName(week)}
      </Typography>
      <span>{daysWords(from, until)}</span>
      {nextWeek && (
        <Link
          to={url.href({ week: nextWeek })}
          className={classes.others}
          underline="always"
        >
          {weekName(nextWeek)} ›
        </Link>
      )}
      <div className={classes.actions}>
        {hasSubTeams && (
          <FormControlLabel
            label="With sub-teams"
            control={
              <Switch
                size="small"
                color="primary"
                checked={subTeams}
                onChange={(_, checked) =>
                  url.set({ subTeams: checked ? 'true' : undefined })
                }
              />
            }
          />
        )}
        <DownloadButton
          label="CSV"
          fileName={`${entityName(entityRef)}-${week}.csv`}
          load={() => api.exportTeamWeek(entityRef, week, { subTeams })}
        />
        <Button size="small" variant="outlined" onClick={() => window.print()}>
          Print
        </Button>
        <CopyLink to={url.href({ week })} />
      </div>
    </nav>
  );
}
