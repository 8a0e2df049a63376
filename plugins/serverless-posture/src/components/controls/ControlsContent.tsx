import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import {
  ControlSummary,
  severities,
} from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureApiRef } from '../../api';
import { DataTable } from '../../blocks/DataTable';
import { useFetched } from '../../hooks/useFetched';
import { useUrlState } from '../../hooks/useUrlState';
import { number, plural } from '../../words';
import { Loaded } from '../common/Loaded';
import { Section } from '../common/Section';
import { SearchField } from '../common/SearchField';
import { ControlRow } from './ControlRow';
import { frameworks, isOfFramework } from './frameworks';

const useStyles = makeStyles(
  {
    filters: { display: 'flex', flexWrap: 'wrap', gap: 16 },
    search: { flex: '1 1 240px', maxWidth: 360 },
  },
  { name: 'ServerlessPostureControls' },
);

const ALL = 'all';

/** The catalogue of controls: what each asks, how its resources fare, and where it comes from. */
export function ControlsContent() {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const url = useUrlState();
  const fetched = useFetched(() => api.getControls(), [api]);
  const text = url.get('text') ?? '';
  const framework = url.get('framework');
  return (
    <Section title="Controls" hideTitle>
      <div className={classes.filters}>
        <div className={classes.search}>
          <SearchField
            label="Search controls"
            value={text}
            onChange={next => url.set({ text: next || undefined })}
          />
        </div>
        <TextField
          id="serverless-posture-framework"
          select
          SelectProps={{ native: true }}
          size="small"
          variant="outlined"
          label="Framework"
          value={framework ?? ALL}
          onChange={({ target: { value } }) =>
            url.set({ framework: value === ALL ? undefined : value })
          }
        >
          <option value={ALL}>All</option>
          {frameworks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </TextField>
      </div>
      <Loaded
        fetched={fetched}
        skeleton={[28, 60, 60, 60]}
        permission="serverlessPosture.posture.read"
      >
        {all => {
          const controls = all
            .filter(
              control =>
                matches(control, text) && isOfFramework(control, framework),
            )
            .sort(worstFirst);
          return (
            <>
              <div role="status">
                <Typography variant="h6" component="p">
                  {plural(controls.length, 'control')},{' '}
                  {number(controls.filter(({ enabled }) => enabled).length)}{' '}
                  switched on
                </Typography>
              </div>
              {controls.length === 0 ? (
                <Typography variant="body2">
                  No control matches.{' '}
                  <Link
                    underline="always"
                    to={url.href({ text: undefined, framework: undefined })}
                  >
                    Show all
                  </Link>
                </Typography>
              ) : (
                <DataTable
                  label="Controls"
                  columns={['Severity', 'Control', 'Passing', 'References'].map(
                    label => ({ label }),
                  )}
                >
                  {controls.map(control => (
                    <ControlRow key={control.id} control={control} />
                  ))}
                </DataTable>
              )}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function matches(
  { id, title, description, resourceType }: ControlSummary,
  text: string,
): boolean {
  return [id, title, description, resourceType]
    .join(' ')
    .toLocaleLowerCase('en')
    .includes(text.toLocaleLowerCase('en'));
}

function worstFirst(a: ControlSummary, b: ControlSummary): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    a.title.localeCompare(b.title)
  );
}
