import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  FixFirst,
  Layer,
  layers,
  Obstacle,
  Scorecard,
  postureReadPermission,
} from 'backstage-plugin-serverless-posture-common';
import { useRef } from 'react';
import { serverlessPostureApiRef } from '../../api';
import { LayerStrip, ScoreHistory } from '../../blocks';
import { Tabs } from '../../blocks/Tabs';
import { useFetched } from '../../hooks/useFetched';
import { useUrlState } from '../../hooks/useUrlState';
import { number, plural } from '../../words';
import { FixTable } from '../common/FixTable';
import { Loaded } from '../common/Loaded';
import { Note } from '../common/Note';
import { Section } from '../common/Section';
import { GraphPanel } from '../graph/GraphPanel';
import { OpenPathNote } from '../graph/OpenPathNote';
import { AroundIt } from './AroundIt';
import { ControlsPanel } from './ControlsPanel';
import { NoResources } from './NoResources';
import { ResourcesPanel } from './ResourcesPanel';
import { ScoreSummary } from './ScoreSummary';

const useStyles = makeStyles(
  (theme: Theme) => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1fr)',
    },
    top: {
      display: 'grid',
      gap: theme.spacing(2),
      gridTemplateColumns: 'minmax(0, 1.15fr) minmax(0, 1.6fr)',
      [theme.breakpoints.down('sm')]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    },
    history: { marginTop: theme.spacing(2) },
  }),
  { name: 'ServerlessPostureEntity' },
);

/** The posture of the entity in context: how safe it is, how sure we are, and what to fix first. */
export function EntityPosture() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  // Keyed, so that what was read of one entity never shows under another.
  return <PostureOf key={entityRef} entityRef={entityRef} />;
}

function PostureOf({ entityRef }: { entityRef: string }) {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const fetched = useFetched(
    () => api.getScorecard(entityRef),
    [api, entityRef],
  );
  return (
    <div className={classes.root}>
      <Loaded
        fetched={fetched}
        skeleton={[180, 90, 320]}
        permission={postureReadPermission.name}
      >
        {scorecard =>
          scorecard.resources === 0 ? (
            <NoResources scorecard={scorecard} />
          ) : (
            <Posture {...{ scorecard }} />
          )
        }
      </Loaded>
    </div>
  );
}

const tabs = ['findings', 'resources', 'graph'] as const;

function Posture({ scorecard }: { scorecard: Scorecard }) {
  const classes = useStyles();
  const details = useRef<HTMLDivElement>(null);
  const url = useUrlState();
  const asked = url.get('layer');
  const layer = layers.find(known => known === asked);
  const tab = tabs.find(known => known === url.get('tab')) ?? 'findings';
  const { entityRef, openFindings, resources, history, scopes } = scorecard;
  const api = useApi(serverlessPostureApiRef);
  const graph = useFetched(
    () => api.getEntityGraph(entityRef),
    [api, entityRef],
  );
  const findings = Object.values(openFindings).reduce(
    (sum, count) => sum + count,
    0,
  );
  const setLayer = (next?: Layer) =>
    url.set({
      layer: next,
      tab: undefined,
      control: undefined,
      finding: undefined,
    });
  return (
    <>
      <div className={classes.top}>
        <Section title="Serverless posture">
          <ScoreSummary scorecard={scorecard} url={url} />
          <div className={classes.history}>
            <ScoreHistory history={history} height={48} caption />
          </div>
        </Section>
        <Section
          title="Fix first"
          aside={
            <Typography variant="body2" color="textSecondary">
              one change each, worst first, then open to the internet, then by
              gain
            </Typography>
          }
        >
          <FixTable
            label="Fix first"
            fixes={scorecard.fixFirst.slice(0, 3)}
            grade={scorecard.grade}
            about={fix => aboutFix(fix, scorecard)}
            href={fix =>
              url.href({
                control: fix.controlIds[0],
                finding: fix.findingId,
                layer: undefined,
                show: undefined,
                tab: undefined,
              })
            }
            onShow={() => details.current?.scrollIntoView?.()}
          />
        </Section>
      </div>
      <NotCollected obstacles={scopes.notCollected} />
      <OpenPathNote graph={graph} href={url.href({ tab: 'graph' })} />
      <LayerStrip
        layers={scorecard.layers}
        selected={layer}
        onSelect={setLayer}
      />
      <AroundIt scorecard={scorecard} />
      <div ref={details}>
        <Section title="Findings and resources" hideTitle>
          <Tabs
            label="Findings and resources"
            selected={tab}
            tabs={[
              { id: 'findings', label: `Findings ${number(findings)}` },
              { id: 'resources', label: `Resources ${number(resources)}` },
              { id: 'graph', label: 'Graph' },
            ]}
            onSelect={id =>
              url.set({ tab: id === 'findings' ? undefined : id })
            }
          >
            {tab === 'findings' && (
              <ControlsPanel scorecard={scorecard} layer={layer} url={url} />
            )}
            {tab === 'resources' && <ResourcesPanel entityRef={entityRef} />}
            {tab === 'graph' && <GraphPanel graph={graph} url={url} />}
          </Tabs>
        </Section>
      </div>
    </>
  );
}

/** The states that a change leads to, and on how many resources; of a change for one finding its title says it all. */
function aboutFix(fix: FixFirst, { controls }: Scorecard): string {
  const exposed = fix.exposed ? ['reachable from the internet'] : [];
  if (fix.findings === 1) return exposed.join();
  const titles = controls
    .filter(({ controlId }) => fix.controlIds.includes(controlId))
    .map(({ title }) => title);
  const where =
    fix.resources > 1 ? [`on ${plural(fix.resources, 'resource')}`] : [];
  return [...exposed, ...titles, ...where].join(' · ');
}

/** What of the entity's scopes was not collected, so that nobody takes silence for safety. */
function NotCollected({ obstacles }: { obstacles: Obstacle[] }) {
  if (obstacles.length === 0) return null;
  return (
    <Note tone="warning">
      <strong>Not all of it could be read.</strong>
      {obstacles.slice(0, 3).map(obstacle => (
        <Typography
          key={`${obstacle.accountId}/${obstacle.region}/${obstacle.collector}`}
          variant="body2"
        >
          {obstacle.title}. {obstacle.fix}
        </Typography>
      ))}
      {obstacles.length > 3 && (
        <Typography variant="body2">
          And {obstacles.length - 3} more.
        </Typography>
      )}
    </Note>
  );
}
