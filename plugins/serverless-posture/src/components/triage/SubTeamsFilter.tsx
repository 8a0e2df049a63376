import { makeStyles, Theme } from '@material-ui/core/styles';
import { UrlState } from '../../hooks/useUrlState';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      fontSize: 13,
      marginTop: theme.spacing(-1.5),
      marginBottom: theme.spacing(2),
      cursor: 'pointer',
    },
    input: { accentColor: theme.palette.primary.main, margin: 0 },
  }),
  { name: 'ServerlessPostureSubTeamsFilter' },
);

/** Whether the owners that are chosen stand for the teams below them as well; offered once a group is chosen. */
export function SubTeamsFilter({ url }: { url: UrlState }) {
  const classes = useStyles();
  const chosen = url.get('subTeams') === 'true';
  if (!chosen && !url.list('owner').some(ref => ref.startsWith('group:')))
    return null;
  return (
    <label className={classes.root}>
      <input
        type="checkbox"
        className={classes.input}
        checked={chosen}
        onChange={({ target }) =>
          url.set({ subTeams: target.checked ? 'true' : undefined })
        }
      />
      with sub-teams
    </label>
  );
}
