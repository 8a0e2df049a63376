import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles, Theme } from '@material-ui/core/styles';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  ControlSummary,
  severities,
} from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureApiRef } from '../../api';
import { SeverityChip } from '../../blocks';
import { Cell, DataTable } from '../../blocks/DataTable';
import { useFetched } from '../../hooks/useFetched';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { useUrlState } from '../../hooks/useUrlState';
import { layerWords, number, plural } from '../../words';
import { Loaded } from '../common/Loaded';
import { MaybeLink } from '../common/MaybeLink';
import { Section } from '../common/Section';
import { SearchField } from '../common/SearchField';

const useStyles = makeStyles(
  (theme: Theme) => ({
    search: { maxWidth: 360 },
    soft: { color: theme.palette.text.secondary, fontSize: 12 },
  }),
  { name: 'ServerlessPostureControls' },
);

/** The catalogue of controls: what each asks, what it reads, and where it comes from. */
export function ControlsContent() {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const links = usePostureLinks();
  const url = useUrlState();
  const fetched = useFetched(() => api.getControls(), [api]);
  const text = url.get('text') ?? '';
  return (
    <Section title="Controls" hideTitle>
      <div className={classes.search}>
        <SearchField
          label="Search controls"
          value={text}
          onChange={next => url.set({ text: next || undefined })}
        />
      </div>
      <Loaded
        fetched={fetched}
        skeleton={[28, 60, 60, 60]}
        permission="serverlessPosture.posture.read"
      >
        {all => {
          const controls = all
            .filter(control => matches(control, text))
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
                  <Link underline="always" to={url.href({ text: undefined })}>
                    Show all
                  </Link>
                </Typography>
              ) : (
                <DataTable
                  label="Controls"
                  columns={[
                    'Severity',
                    'Control',
                    'Layer',
                    'Reads',
                    'References',
                  ].map(label => ({ label }))}
                >
                  {controls.map(control => (
                    <TableRow key={control.id} role="row" hover>
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
                        </div>
                        <div>{control.description}</div>
                      </Cell>
                      <Cell label="Layer">
                        {layerWords[control.layer].name}
                      </Cell>
                      <Cell label="Reads">
                        {control.resourceType.replace(/^AWS::/, '')}
                        {control.reads.map(attribute => (
                          <div key={attribute}>
                            <code>{attribute}</code>
                          </div>
                        ))}
                      </Cell>
                      <Cell label="References">
                        <References control={control} />
                      </Cell>
                    </TableRow>
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

function References({ control }: { control: ControlSummary }) {
  const { securityHub = [], config = [], documents = [] } = control.references;
  return (
    <>
      {securityHub.length > 0 && (
        <div>Security Hub {securityHub.join(', ')}</div>
      )}
      {config.length > 0 && <div>Config {config.join(', ')}</div>}
      {documents.map(({ title, url }) => (
        <div key={url}>
          <Link to={url}>{title}</Link>
        </div>
      ))}
    </>
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
