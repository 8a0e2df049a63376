import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Drawer from '@material-ui/core/Drawer';
import IconButton from '@material-ui/core/IconButton';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import CloseIcon from '@material-ui/icons/Close';
import {
  FindingDetail,
  postureReadPermission,
  Transition,
} from 'backstage-plugin-serverless-posture-common';
import { ReactNode } from 'react';
import { serverlessPostureApiRef } from '../../api';
import {
  ArnText,
  RelativeTime,
  RemedyTabs,
  SeverityChip,
  StatusWord,
} from '../../blocks';
import { useFetched } from '../../hooks/useFetched';
import { agreementReasons, agreementWords, statusWords } from '../../words';
import { AttributionWords } from '../common/AttributionWords';
import { CopyLink } from '../common/CopyLink';
import { FindingEvidence } from '../common/FindingFix';
import { Loaded } from '../common/Loaded';
import { ExposureWords } from '../graph/ExposureWords';
import { DecideSection } from './decide';
import { EvidenceJson } from './EvidenceJson';

const useStyles = makeStyles(
  (theme: Theme) => ({
    paper: {
      ...theme.typography.body2,
      width: 'min(560px, 100vw)',
      boxSizing: 'border-box',
      padding: theme.spacing(2),
    },
    head: { display: 'flex', alignItems: 'center', gap: theme.spacing(1) },
    end: { marginLeft: 'auto' },
    part: { marginTop: theme.spacing(2.5) },
    facts: {
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      columnGap: theme.spacing(2),
      margin: 0,
      fontSize: 14,
      lineHeight: 1.7,
      '& dt': { color: theme.palette.text.secondary },
      '& dd': { margin: 0, overflowWrap: 'anywhere' },
    },
    list: {
      margin: 0,
      paddingLeft: theme.spacing(2.5),
      fontSize: 14,
      lineHeight: 1.7,
    },
  }),
  { name: 'ServerlessPostureFindingDrawer' },
);

interface DrawerProps {
  hrefOf(id: string): string;
  /** Where the findings are that one change closes. */
  fixHref(fixId: string): string;
  /** Another one: the finding has to be read anew. */
  version: number;
  /** Something was decided about the finding. */
  onDone(): void;
  onClose(): void;
}

/** One finding beside the list: evidence, owner and why, state, remedy, timeline, related findings. */
export function FindingDrawer(props: DrawerProps & { id?: string }) {
  const classes = useStyles();
  const { id, onClose } = props;
  return (
    <Drawer
      anchor="right"
      open={Boolean(id)}
      onClose={onClose}
      classes={{ paper: classes.paper }}
      PaperProps={{
        role: 'dialog',
        'aria-modal': true,
        'aria-label': 'Finding',
      }}
    >
      {id && <Body key={id} {...props} id={id} />}
    </Drawer>
  );
}

function Body(props: DrawerProps & { id: string }) {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const { id, hrefOf, fixHref, version, onDone, onClose } = props;
  const fetched = useFetched(() => api.getFinding(id), [api, id, version]);
  const decided = () => {
    fetched.retry();
    onDone();
  };
  return (
    <>
      <div className={classes.head}>
        {fetched.value && (
          <SeverityChip severity={fetched.value.finding.severity} />
        )}
        {fetched.value && <StatusWord status={fetched.value.finding.status} />}
        <span className={classes.end} />
        <CopyLink to={hrefOf(id)} />
        <IconButton size="small" aria-label="Close" onClick={onClose}>
          <CloseIcon fontSize="small" />
        </IconButton>
      </div>
      <Loaded
        fetched={fetched}
        skeleton={[32, 80, 120, 120]}
        permission={postureReadPermission.name}
      >
        {detail => (
          <Detail
            detail={detail}
            hrefOf={hrefOf}
            fixHref={fixHref}
            onDone={decided}
          />
        )}
      </Loaded>
    </>
  );
}

function Detail(
  props: Pick<DrawerProps, 'hrefOf' | 'fixHref' | 'onDone'> & {
    detail: FindingDetail;
  },
) {
  const classes = useStyles();
  const { detail, hrefOf, fixHref, onDone } = props;
  const { finding, control, remedy, attribution, related, timeline } = detail;
  const { resource } = finding;
  return (
    <>
      <Typography variant="h6" component="h2">
        {finding.title}
      </Typography>
      {control && (
        <Typography variant="body2" color="textSecondary">
          {control.description}
        </Typography>
      )}
      <Part title="Where and whose">
        <dl className={classes.facts}>
          <dt>Resource</dt>
          <dd>
            {resource.consoleUrl ? (
              <Link to={resource.consoleUrl}>{resource.name}</Link>
            ) : (
              resource.name
            )}
            {' · '}
            {resource.accountName ?? resource.accountId} · {resource.region}
          </dd>
          <dt>ARN</dt>
          <dd>
            <ArnText arn={resource.arn} />
          </dd>
          <dt>Owner</dt>
          <dd>
            {attribution.ownerRef ? (
              <EntityRefLink entityRef={attribution.ownerRef} />
            ) : (
              <strong>unowned</strong>
            )}
          </dd>
          <dt>Service</dt>
          <dd>
            {attribution.serviceRef ? (
              <EntityRefLink entityRef={attribution.serviceRef} />
            ) : (
              'none'
            )}
          </dd>
          <dt>Because of</dt>
          <dd>
            <AttributionWords attribution={attribution} />
          </dd>
          {finding.agreement && (
            <>
              <dt>Sources</dt>
              <dd>
                <Sources finding={finding} hrefOf={hrefOf} />
              </dd>
            </>
          )}
          {finding.environment && (
            <>
              <dt>Environment</dt>
              <dd>{finding.environment}</dd>
            </>
          )}
          {finding.exposed !== undefined && (
            <>
              <dt>Exposure</dt>
              <dd>
                <ExposureWords finding={finding} />
              </dd>
            </>
          )}
        </dl>
      </Part>
      <Part title="State">
        <DecideSection detail={detail} onDone={onDone} />
      </Part>
      <Part title="Evidence">
        <FindingEvidence finding={finding} />
        <EvidenceJson finding={finding} />
      </Part>
      <Part title="How to fix">
        {finding.source === 'SECURITY_HUB' && !remedy ? (
          <Typography variant="body2">
            Security Hub&apos;s own control <code>{finding.controlId}</code>{' '}
            describes how, in its console.
          </Typography>
        ) : (
          <RemedyTabs remedy={remedy} />
        )}
        {finding.fix && (
          <Typography variant="body2">
            <Link underline="always" to={fixHref(finding.fix.id)}>
              All that this change closes: {finding.fix.title}
            </Link>
          </Typography>
        )}
      </Part>
      <Part title="Timeline">
        <Timeline timeline={timeline} firstSeenAt={finding.firstSeenAt} />
      </Part>
      {related.length > 0 && (
        <Part title="Also on this resource">
          <ul className={classes.list}>
            {related.map(other => (
              <li key={other.id}>
                <Link to={hrefOf(other.id)}>{other.title}</Link>{' '}
                <SeverityChip severity={other.severity} />{' '}
                {statusWords[other.status]}
                {other.source === 'SECURITY_HUB' && ', says Security Hub'}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {control?.references.documents &&
        control.references.documents.length > 0 && (
          <Part title="References">
            <ul className={classes.list}>
              {control.references.documents.map(({ title, url }) => (
                <li key={url}>
                  <Link to={url}>{title}</Link>
                </li>
              ))}
            </ul>
          </Part>
        )}
    </>
  );
}

/** Who else sees it, or why the other source does not. */
function Sources(props: {
  finding: FindingDetail['finding'];
  hrefOf(id: string): string;
}) {
  const { agreement, twinId, source } = props.finding;
  if (!agreement) return null;
  const other = source === 'POSTURE' ? 'Security Hub’s' : 'ours';
  return (
    <>
      {agreementWords[agreement]}. {agreementReasons[agreement]}
      {twinId && (
        <>
          {' '}
          <Link to={props.hrefOf(twinId)}>See {other}</Link>
        </>
      )}
    </>
  );
}

function Part(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section aria-label={props.title} className={classes.part}>
      <Typography variant="subtitle1" component="h3">
        {props.title}
      </Typography>
      {props.children}
    </section>
  );
}

function Timeline(props: { timeline: Transition[]; firstSeenAt: string }) {
  const classes = useStyles();
  const { timeline, firstSeenAt } = props;
  const newestFirst = [...timeline].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <ul className={classes.list}>
      {newestFirst.map(({ at, runId, from, to }) => (
        <li key={`${at}${to}`}>
          <RelativeTime at={at} />:{' '}
          {from
            ? `from ${statusWords[from]} to ${statusWords[to]}`
            : statusWords[to]}
          {runId !== undefined && `, run ${runId}`}
        </li>
      ))}
      <li>
        <RelativeTime at={firstSeenAt} />: first seen
      </li>
    </ul>
  );
}
