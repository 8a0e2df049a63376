import { useApi } from '@backstage/core-plugin-api';
import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  ControlCounts,
  Finding,
  FindingPage,
  postureReadPermission,
} from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureApiRef } from '../../api';
import { StatusWord } from '../../blocks';
import { usePages } from '../../hooks/usePages';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { UrlState } from '../../hooks/useUrlState';
import { CopyLink } from '../common/CopyLink';
import { FindingFix } from '../common/FindingFix';
import { Loaded } from '../common/Loaded';
import { MoreButton } from '../common/MoreButton';

const useStyles = makeStyles(
  (theme: Theme) => ({
    list: { margin: 0, padding: 0, listStyle: 'none' },
    item: { padding: theme.spacing(0.5, 0) },
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: theme.spacing(1.5),
    },
    button: {
      font: 'inherit',
      fontWeight: 600,
      padding: theme.spacing(0.5),
      textAlign: 'left',
      overflowWrap: 'anywhere',
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
    body: { padding: theme.spacing(1, 0, 2, 2.5) },
  }),
  { name: 'ServerlessPostureControlFindings' },
);

/** The failing resources of one control within one service, exempted ones among them, and the unknown ones; the first is open, with evidence and remedy. */
export function ControlFindings(props: {
  entityRef: string;
  control: ControlCounts;
  url: UrlState;
}) {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const { entityRef, control, url } = props;
  const read = (cursor?: string): Promise<FindingPage> =>
    api.getFindings({
      service: [entityRef],
      controlId: [control.controlId],
      status: ['FAILED', 'NOT_AVAILABLE'],
      cursor,
    });
  const pages = usePages<Finding, FindingPage>(read, read, [
    api,
    entityRef,
    control.controlId,
  ]);
  const { failed, notAvailable, exempted = 0, passed } = control.counts;

  if (failed + notAvailable + exempted === 0) {
    return (
      <Typography variant="body2">
        All {passed} resources that this control applies to pass.
      </Typography>
    );
  }
  const open = url.get('finding') ?? pages.items[0]?.id;
  return (
    <Loaded
      fetched={pages.first}
      skeleton={[24, 120]}
      permission={postureReadPermission.name}
    >
      {() => (
        <>
          <ul className={classes.list}>
            {pages.items.map(finding => (
              <li key={finding.id} className={classes.item}>
                <FindingItem
                  finding={finding}
                  open={finding.id === open}
                  onToggle={() =>
                    url.set({
                      finding: finding.id === open ? 'none' : finding.id,
                    })
                  }
                />
              </li>
            ))}
          </ul>
          <MoreButton pages={pages} permission={postureReadPermission.name} />
        </>
      )}
    </Loaded>
  );
}

function FindingItem(props: {
  finding: Finding;
  open: boolean;
  onToggle(): void;
}) {
  const classes = useStyles();
  const links = usePostureLinks();
  const { finding, open, onToggle } = props;
  const { resource } = finding;
  const href = links.triage({ finding: finding.id });
  return (
    <>
      <div className={classes.head}>
        <ButtonBase
          className={classes.button}
          aria-expanded={open}
          onClick={onToggle}
        >
          <span aria-hidden>{open ? '▾' : '▸'}</span>&nbsp;{resource.name}
        </ButtonBase>
        <Typography variant="body2" color="textSecondary">
          {resource.accountName ?? resource.accountId} · {resource.region}
        </Typography>
        <StatusWord status={finding.status} />
        {finding.exemptionId && (
          <Typography variant="body2" color="textSecondary">
            exempted
          </Typography>
        )}
        {href && <CopyLink to={href} />}
      </div>
      {open && (
        <div className={classes.body}>
          <FindingFix finding={finding} />
        </div>
      )}
    </>
  );
}
