import { makeStyles, Theme } from '@material-ui/core/styles';
import { UrlPatch, UrlState } from '../../hooks/useUrlState';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      border: 0,
      margin: 0,
      padding: 0,
      minWidth: 0,
      marginBottom: theme.spacing(2),
    },
    title: { fontWeight: 700, fontSize: 14, padding: 0 },
    day: {
      display: 'grid',
      gridTemplateColumns: '3.5em minmax(0, 1fr)',
      alignItems: 'center',
      fontSize: 13,
    },
    field: {
      width: '100%',
      boxSizing: 'border-box',
      font: 'inherit',
      fontSize: 13,
      padding: theme.spacing(0.5),
      marginTop: theme.spacing(0.5),
      color: theme.palette.text.primary,
      backgroundColor: theme.palette.background.default,
      border: `1px solid ${theme.palette.text.secondary}`,
      borderRadius: theme.shape.borderRadius,
      colorScheme: theme.palette.type,
    },
  }),
  { name: 'ServerlessPostureAgeFilter' },
);

const AGES = ['minimumAge', 'maximumAge', 'firstSeenFrom', 'firstSeenUntil'];

/** Ages that people ask for, by the name of the choice. */
const choices: Record<string, { label: string; patch: UrlPatch }> = {
  any: { label: 'at any time', patch: {} },
  'maximumAge=1': { label: 'in the last day', patch: { maximumAge: '1' } },
  'maximumAge=7': { label: 'in the last 7 days', patch: { maximumAge: '7' } },
  'minimumAge=30': {
    label: 'over 30 days ago',
    patch: { minimumAge: '30' },
  },
  'minimumAge=90': {
    label: 'over 90 days ago',
    patch: { minimumAge: '90' },
  },
};

/** When findings were first seen: by age, or between two days in UTC. */
export function AgeFilter({ url }: { url: UrlState }) {
  const classes = useStyles();
  const asked = AGES.filter(name => url.get(name)).map(
    name => `${name}=${url.get(name)}`,
  );
  const chosen = asked.join('&') || 'any';
  const none = Object.fromEntries(AGES.map(name => [name, undefined]));
  const day = (name: 'firstSeenFrom' | 'firstSeenUntil', word: string) => (
    <label className={classes.day}>
      {word}
      <input
        type="date"
        className={classes.field}
        aria-label={`First seen ${word}`}
        value={url.get(name)?.slice(0, 10) ?? ''}
        onChange={({ target }) =>
          url.set({ [name]: target.value || undefined })
        }
      />
    </label>
  );
  const isBetweenDays = url.get('firstSeenFrom') || url.get('firstSeenUntil');
  return (
    <fieldset className={classes.root}>
      <legend className={classes.title}>First seen</legend>
      <select
        className={classes.field}
        aria-label="Age"
        value={chosen in choices ? chosen : 'other'}
        onChange={({ target }) =>
          url.set({ ...none, ...choices[target.value]?.patch })
        }
      >
        {Object.entries(choices).map(([value, { label }]) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
        {!(chosen in choices) && (
          <option value="other">
            {isBetweenDays ? 'between two days' : asked.join(', ')}
          </option>
        )}
      </select>
      {day('firstSeenFrom', 'from')}
      {day('firstSeenUntil', 'before')}
    </fieldset>
  );
}
