import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles, Theme } from '@material-ui/core/styles';
import TableRow from '@material-ui/core/TableRow';
import {
  postureReadPermission,
  Resource,
  ResourcePage,
} from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureApiRef } from '../../api';
import { ArnText, CountsBar, RelativeTime } from '../../blocks';
import { Cell, DataTable } from '../../blocks/DataTable';
import { usePages } from '../../hooks/usePages';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { countsWords } from '../../words';
import { AttributionWords } from '../common/AttributionWords';
import { Loaded } from '../common/Loaded';
import { MaybeLink } from '../common/MaybeLink';
import { MoreButton } from '../common/MoreButton';

const useStyles = makeStyles(
  (theme: Theme) => ({
    soft: { color: theme.palette.text.secondary, fontSize: 12 },
    bar: { maxWidth: 120, marginBottom: 2 },
  }),
  { name: 'ServerlessPostureResourcesPanel' },
);

/** The resources of a service, with the rule that attributed each and its verdicts. */
export function ResourcesPanel(props: { entityRef: string }) {
  const classes = useStyles();
  const api = useApi(serverlessPostureApiRef);
  const links = usePostureLinks();
  const { entityRef } = props;
  const read = (cursor?: string): Promise<ResourcePage> =>
    api.getResources({ service: [entityRef], cursor });
  const pages = usePages<Resource, ResourcePage>(read, read, [api, entityRef]);
  return (
    <Loaded
      fetched={pages.first}
      skeleton={[40, 40, 40]}
      permission={postureReadPermission.name}
    >
      {() => (
        <>
          <DataTable
            label="Resources"
            columns={[
              'Resource',
              'Where',
              'Verdicts',
              'Attributed by',
              'Collected',
            ].map(label => ({ label }))}
          >
            {pages.items.map(
              ({ ref, counts, attribution, collectedAt, staleSince }) => (
                <TableRow key={ref.id} role="row" hover>
                  <Cell>
                    {ref.consoleUrl ? (
                      <Link to={ref.consoleUrl}>{ref.name}</Link>
                    ) : (
                      <strong>{ref.name}</strong>
                    )}
                    <div className={classes.soft}>{ref.type}</div>
                    <ArnText arn={ref.arn} />
                  </Cell>
                  <Cell label="Where">
                    {ref.accountName ?? ref.accountId}
                    <div className={classes.soft}>{ref.region}</div>
                  </Cell>
                  <Cell label="Verdicts">
                    <div className={classes.bar}>
                      <CountsBar counts={counts} />
                    </div>
                    <span className={classes.soft}>
                      <MaybeLink
                        to={links.triage({
                          text: ref.arn,
                          status: 'FAILED,NOT_AVAILABLE',
                        })}
                      >
                        {countsWords(counts)}
                      </MaybeLink>
                    </span>
                  </Cell>
                  <Cell label="Attributed by">
                    <AttributionWords attribution={attribution} />
                  </Cell>
                  <Cell label="Collected">
                    <RelativeTime at={collectedAt} />
                    {staleSince && (
                      <div>
                        <strong>stale since</strong>{' '}
                        <RelativeTime at={staleSince} />
                      </div>
                    )}
                  </Cell>
                </TableRow>
              ),
            )}
          </DataTable>
          <MoreButton pages={pages} permission={postureReadPermission.name} />
        </>
      )}
    </Loaded>
  );
}
