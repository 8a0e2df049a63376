import { Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import TableRow from '@material-ui/core/TableRow';
import {
  Finding,
  FindingFilter,
  FindingPage,
  postureReadPermission,
} from 'backstage-plugin-serverless-posture-common';
import { serverlessPostureApiRef } from '../../api';
import { RelativeTime, SeverityChip } from '../../blocks';
import { Cell } from '../../blocks/DataTable';
import { ROW, ROW_TARGET } from '../../blocks/rowKeys';
import { SelectBox } from '../../blocks/SelectBox';
import { usePages } from '../../hooks/usePages';
import { Loaded } from '../common/Loaded';
import { MoreButton } from '../common/MoreButton';
import { Selection } from './useSelection';

const COLUMNS = 7;

const useStyles = makeStyles(
  (theme: Theme) => ({
    indented: { marginLeft: 24 },
    soft: { color: theme.palette.text.secondary, fontSize: 12 },
  }),
  { name: 'ServerlessPostureGroupFindings' },
);

/** The findings of one group, as rows of its table. */
export function GroupFindings(props: {
  filter: FindingFilter;
  /** The group's value: while it is selected, so are they. */
  within: string;
  version: number;
  selection: Selection;
  selected?: string;
  hrefOf(findingId: string): string;
}) {
  const api = useApi(serverlessPostureApiRef);
  const { filter, within, version, selection, selected, hrefOf } = props;
  const pages = usePages<Finding, FindingPage>(
    () => api.getFindings(filter),
    cursor => api.getFindings({ ...filter, cursor }),
    [api, JSON.stringify(filter), version],
  );
  if (!pages.first.value) {
    return (
      <TableRow role="row">
        <Cell colSpan={COLUMNS}>
          <Loaded
            fetched={pages.first}
            skeleton={[32, 32]}
            permission={postureReadPermission.name}
          >
            {() => null}
          </Loaded>
        </Cell>
      </TableRow>
    );
  }
  return (
    <>
      {pages.items.map(finding => (
        <Row
          key={finding.id}
          finding={finding}
          isOpen={finding.id === selected}
          href={hrefOf(finding.id)}
          checked={
            selection.hasGroup(within) || selection.hasFinding(finding.id)
          }
          onCheck={checked => selection.toggleFindings([finding.id], checked)}
        />
      ))}
      {pages.hasMore && (
        <TableRow role="row">
          <Cell colSpan={COLUMNS}>
            <MoreButton pages={pages} permission={postureReadPermission.name} />
          </Cell>
        </TableRow>
      )}
    </>
  );
}

function Row(props: {
  finding: Finding;
  isOpen: boolean;
  href: string;
  checked: boolean;
  onCheck(checked: boolean): void;
}) {
  const classes = useStyles();
  const { finding, isOpen, href, checked, onCheck } = props;
  const { resource, ownerRef } = finding;
  return (
    <TableRow role="row" hover selected={isOpen} {...ROW}>
      <Cell>
        <SelectBox
          label={`Select ${finding.title}, ${resource.name}`}
          checked={checked}
          onChange={onCheck}
        />
      </Cell>
      <Cell>
        <SeverityChip severity={finding.severity} />
      </Cell>
      <Cell>
        <div className={classes.indented}>
          <Link to={href} {...ROW_TARGET}>
            {resource.name} · {finding.title}
          </Link>
          <div className={classes.soft}>
            <code>{finding.controlId}</code>
          </div>
        </div>
      </Cell>
      <Cell label="Owner">
        {ownerRef ? (
          <EntityRefLink entityRef={ownerRef} hideIcon />
        ) : (
          <strong>unowned</strong>
        )}
      </Cell>
      <Cell label="Where">
        {resource.accountName ?? resource.accountId}
        <div className={classes.soft}>{resource.region}</div>
      </Cell>
      <Cell />
      <Cell label="First seen">
        <RelativeTime at={finding.firstSeenAt} />
      </Cell>
    </TableRow>
  );
}
