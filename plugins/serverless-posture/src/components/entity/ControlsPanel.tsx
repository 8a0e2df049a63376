import ButtonBase from '@material-ui/core/ButtonBase';
import Chip from '@material-ui/core/Chip';
import { makeStyles, Theme } from '@material-ui/core/styles';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import {
  ControlCounts,
  Layer,
  Scorecard,
  severities,
} from 'backstage-plugin-serverless-posture-common';
import { Fragment } from 'react';
import { CountsBar, RelativeTime, SeverityChip } from '../../blocks';
import { Cell, DataTable } from '../../blocks/DataTable';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { UrlState } from '../../hooks/useUrlState';
import { countsWords, layerWords, plural } from '../../words';
import { MaybeLink } from '../common/MaybeLink';
import { ControlFindings } from './ControlFindings';

const useStyles = makeStyles(
  (theme: Theme) => ({
    filters: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      alignItems: 'center',
    },
    aside: { marginLeft: 'auto' },
    button: {
      font: 'inherit',
      fontWeight: 600,
      textAlign: 'left',
      alignItems: 'flex-start',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    soft: { color: theme.palette.text.secondary, fontSize: 12 },
    bar: { maxWidth: 120, marginBottom: 2 },
    more: { '& > td': { paddingLeft: theme.spacing(2) } },
  }),
  { name: 'ServerlessPostureControlsPanel' },
);

/** What the chips show; their labels say what they count. */
const views = {
  failing: {
    label: (controls: ControlCounts[]) =>
      `Failing ${findingsWords(controls, 'failed')}`,
    has: ({ counts }: ControlCounts) => counts.failed > 0,
  },
  unknown: {
    label: (controls: ControlCounts[]) =>
      `Unknown ${findingsWords(controls, 'notAvailable')}`,
    has: ({ counts }: ControlCounts) => counts.notAvailable > 0,
  },
  exempted: {
    label: (controls: ControlCounts[]) =>
      `Exempted ${findingsWords(controls, 'exempted')}`,
    has: ({ counts }: ControlCounts) => Boolean(counts.exempted),
  },
  passing: {
    label: (controls: ControlCounts[]) =>
      `Passing ${plural(controls.length, 'control')}`,
    has: ({ counts }: ControlCounts) =>
      counts.passed > 0 &&
      counts.failed + counts.notAvailable + (counts.exempted ?? 0) === 0,
  },
};

function findingsWords(
  controls: ControlCounts[],
  status: 'failed' | 'notAvailable' | 'exempted',
): string {
  const count = controls.reduce(
    (sum, { counts }) => sum + (counts[status] ?? 0),
    0,
  );
  return plural(count, 'finding');
}

type View = keyof typeof views;

/** Findings of a service by control, failing ones first; unknown, exempted and passing ones a click away. */
export function ControlsPanel(props: {
  scorecard: Scorecard;
  layer?: Layer;
  url: UrlState;
}) {
  const classes = useStyles();
  const links = usePostureLinks();
  const { scorecard, layer, url } = props;
  const { entityRef } = scorecard;
  const inLayer = scorecard.controls
    .filter(control => !layer || control.layer === layer)
    .sort(worstFirst);
  const asked = url.get('show');
  const view = asked && asked in views ? (asked as View) : 'failing';
  const shown = (Object.keys(views) as View[]).filter(
    id => id !== 'exempted' || id === view || inLayer.some(views[id].has),
  );
  const controls = inLayer.filter(views[view].has);
  const open = url.get('control');
  return (
    <>
      <div role="group" aria-label="Show controls" className={classes.filters}>
        {shown.map(id => (
          <Chip
            key={id}
            component="button"
            clickable
            size="small"
            variant={id === view ? 'default' : 'outlined'}
            aria-pressed={id === view}
            label={views[id].label(inLayer.filter(views[id].has))}
            onClick={() =>
              url.set({
                show: id === 'failing' ? undefined : id,
                control: undefined,
                finding: undefined,
              })
            }
          />
        ))}
        <Typography variant="body2" className={classes.aside}>
          {layer && `Layer ${layerWords[layer].name} only. `}
          <MaybeLink to={links.triage({ service: entityRef, layer })}>
            Open in triage
          </MaybeLink>
        </Typography>
      </div>
      {controls.length === 0 ? (
        <Typography variant="body2" style={{ padding: '16px 0' }}>
          {emptySentence(view, inLayer)}
        </Typography>
      ) : (
        <DataTable
          label="Findings by control"
          columns={[
            'Severity',
            'Control',
            'Resources',
            'Layer',
            'First failed',
          ].map(label => ({ label }))}
        >
          {controls.map(control => (
            <Fragment key={control.controlId}>
              <TableRow role="row" hover selected={control.controlId === open}>
                <Cell>
                  <SeverityChip severity={control.severity} />
                </Cell>
                <Cell>
                  <ButtonBase
                    className={classes.button}
                    aria-expanded={control.controlId === open}
                    onClick={() =>
                      url.set({
                        control:
                          control.controlId === open
                            ? undefined
                            : control.controlId,
                        finding: undefined,
                      })
                    }
                  >
                    <span aria-hidden>
                      {control.controlId === open ? '▾' : '▸'}
                    </span>
                    &nbsp;{control.title}
                  </ButtonBase>
                  <div className={classes.soft}>
                    <code>{control.controlId}</code>
                  </div>
                </Cell>
                <Cell label="Resources">
                  <div className={classes.bar}>
                    <CountsBar counts={control.counts} />
                  </div>
                  <span className={classes.soft}>
                    {countsWords(control.counts)}
                  </span>
                </Cell>
                <Cell label="Layer">{layerWords[control.layer].name}</Cell>
                <Cell label="First failed">
                  {control.firstFailedAt ? (
                    <RelativeTime at={control.firstFailedAt} />
                  ) : (
                    '–'
                  )}
                </Cell>
              </TableRow>
              {control.controlId === open && (
                <TableRow role="row" className={classes.more}>
                  <Cell colSpan={5}>
                    <ControlFindings
                      entityRef={entityRef}
                      control={control}
                      url={url}
                    />
                  </Cell>
                </TableRow>
              )}
            </Fragment>
          ))}
        </DataTable>
      )}
    </>
  );
}

function worstFirst(a: ControlCounts, b: ControlCounts): number {
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    b.counts.failed - a.counts.failed ||
    a.title.localeCompare(b.title)
  );
}

function emptySentence(view: View, controls: ControlCounts[]): string {
  const unknown = controls.filter(views.unknown.has).length;
  if (controls.length === 0) return 'No control applies here.';
  if (view === 'failing') {
    return unknown > 0
      ? `No known verdict fails, but ${unknown} controls have unknown ones.`
      : 'No control fails.';
  }
  if (view === 'unknown') return 'Every verdict is known.';
  return view === 'exempted'
    ? 'Nothing is exempted.'
    : 'No control passes on all its resources.';
}
