import {
  EntityDisplayName,
  EntityRefLink,
} from '@backstage/plugin-catalog-react';
import { makeStyles, Theme } from '@material-ui/core/styles';
import TableRow from '@material-ui/core/TableRow';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import {
  FindingFilter,
  FindingGroup,
  GroupedBy,
} from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import { RelativeTime, SeverityChip } from '../../blocks';
import { Cell, DataTable } from '../../blocks/DataTable';
import { ROW, ROW_TARGET } from '../../blocks/rowKeys';
import { SelectBox } from '../../blocks/SelectBox';
import { number, plural } from '../../words';
import { groupings, withinGroups } from './filters';
import { GroupFindings } from './GroupFindings';
import { Selection } from './useSelection';

const useStyles = makeStyles(
  (theme: Theme) => ({
    toggle: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(0.5),
      padding: 0,
      border: 0,
      background: 'none',
      font: 'inherit',
      fontWeight: 600,
      color: 'inherit',
      textAlign: 'left',
      overflowWrap: 'anywhere',
      cursor: 'pointer',
    },
    icon: { fontSize: 20, flex: 'none', transform: 'rotate(-90deg)' },
    open: { transform: 'none' },
    soft: { color: theme.palette.text.secondary, fontSize: 12 },
    about: { marginLeft: 24 },
    whole: { whiteSpace: 'nowrap' },
  }),
  { name: 'ServerlessPostureGroupsTable' },
);

/** Groups of findings, each of which opens to its findings. */
export function GroupsTable(props: {
  by: GroupedBy;
  groups: FindingGroup[];
  filter: FindingFilter;
  /** Another one: what is open has to be read anew. */
  version: number;
  selection: Selection;
  /** Id of the finding that is open. */
  selected?: string;
  hrefOf(findingId: string): string;
}) {
  const { by, groups, selection } = props;
  const chosen = groups.filter(({ value }) => selection.hasGroup(value));
  const { one } = groupings[by];
  return (
    <DataTable
      label="Findings"
      columns={[
        {
          label: 'Select',
          heading: (
            <SelectBox
              label="Select all that are shown"
              checked={chosen.length > 0 && chosen.length === groups.length}
              some={chosen.length > 0 && chosen.length < groups.length}
              onChange={checked => selection.toggleGroups(groups, checked)}
            />
          ),
        },
        { label: 'Severity' },
        {
          label: `${one[0].toLocaleUpperCase('en')}${one.slice(
            1,
          )}, then findings`,
        },
        { label: 'Owner' },
        { label: 'Where' },
        { label: 'Findings', numeric: true },
        { label: 'Oldest' },
      ]}
    >
      {groups.map(group => (
        <Group key={group.value} {...props} group={group} />
      ))}
    </DataTable>
  );
}

function Group(
  props: Parameters<typeof GroupsTable>[0] & { group: FindingGroup },
) {
  const classes = useStyles();
  const [open, setOpen] = useState(false);
  const { by, group, filter, version, selection, selected, hrefOf } = props;
  const name = group.label ?? group.value;
  return (
    <>
      <TableRow role="row" hover {...ROW}>
        <Cell>
          <SelectBox
            label={`Select all of ${name}`}
            checked={selection.hasGroup(group.value)}
            onChange={checked => selection.toggleGroups([group], checked)}
          />
        </Cell>
        <Cell>
          <SeverityChip severity={group.severity} />
        </Cell>
        <Cell>
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            {...ROW_TARGET}
          >
            <ExpandMoreIcon
              className={`${classes.icon} ${open ? classes.open : ''}`}
            />
            <span>
              <GroupName by={by} group={group} />
            </span>
          </button>
          <div className={`${classes.soft} ${classes.about}`}>
            {aboutGroup(by, group)}
          </div>
        </Cell>
        <Cell label="Owner">
          <GroupOwner group={group} />
        </Cell>
        <Cell label="Where">
          <span className={classes.whole}>
            {group.account
              ? group.account.name ?? group.account.id
              : plural(group.accounts, 'account')}
          </span>
          <div className={`${classes.soft} ${classes.whole}`}>
            {group.region ?? plural(group.regions, 'Region')}
          </div>
        </Cell>
        <Cell label="Findings" numeric>
          {number(group.findings)}
        </Cell>
        <Cell label="Oldest">
          <RelativeTime at={group.firstSeenAt} />
        </Cell>
      </TableRow>
      {open && (
        <GroupFindings
          filter={withinGroups(filter, by, [group.value])}
          within={group.value}
          version={version}
          selection={selection}
          selected={selected}
          hrefOf={hrefOf}
        />
      )}
    </>
  );
}

function GroupName({ by, group }: { by: GroupedBy; group: FindingGroup }) {
  const { value, label } = group;
  if (label) return <>{label}</>;
  if (by === 'fix') return <>No single change is known</>;
  if (by === 'resourceType') return <>{value.replace(/^AWS::/, '')}</>;
  const isEntity = (by === 'owner' || by === 'service') && value.includes(':');
  if (isEntity)
    return <EntityDisplayName entityRef={value} hideIcon disableTooltip />;
  return <>{by === 'service' && value === 'none' ? 'no service' : value}</>;
}

function aboutGroup(
  by: GroupedBy,
  { findings, resources, exposed, value }: FindingGroup,
): string {
  const what = `${plural(findings, 'finding')} on ${plural(
    resources,
    'resource',
  )}`;
  const closes = by === 'fix' && value !== 'none' ? 'one change closes ' : '';
  return `${closes}${what}${
    exposed > 0 ? ` · ${number(exposed)} from the internet` : ''
  }`;
}

function GroupOwner({ group }: { group: FindingGroup }) {
  const { ownerRef, owners, unowned, findings } = group;
  if (ownerRef) return <EntityRefLink entityRef={ownerRef} hideIcon />;
  if (unowned === findings) return <strong>unowned</strong>;
  return (
    <>
      {plural(owners, 'owner')}
      {unowned > 0 && `, ${number(unowned)} unowned`}
    </>
  );
}
