import Button from '@material-ui/core/Button';
import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Finding,
  FindingGroup,
  postureReadPermission,
} from 'backstage-plugin-serverless-posture-common';
import { useCallback, useRef, useState } from 'react';
import { FindingSort, FindingsTable } from '../../blocks';
import { UrlState } from '../../hooks/useUrlState';
import { listWords, number, plural, statusWords } from '../../words';
import { Loaded } from '../common/Loaded';
import { MoreButton } from '../common/MoreButton';
import { ColumnsMenu } from './ColumnsMenu';
import { ExportMenu } from './ExportMenu';
import {
  filterOf,
  findingQueryOf,
  groupingOf,
  groupings,
  sortOf,
  valuesOf,
} from './filters';
import { GroupByMenu } from './GroupByMenu';
import { GroupsTable } from './GroupsTable';
import { KeyHelp } from './KeyHelp';
import { NothingFound } from './NothingFound';
import { SelectionBar } from './SelectionBar';
import { useColumns } from './useColumns';
import { useRowKeys } from './useRowKeys';
import { useSelection } from './useSelection';
import { TriageList } from './useTriageList';

const useStyles = makeStyles(
  (theme: Theme) => ({
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
    said: { marginRight: 'auto' },
    busy: { opacity: 0.6 },
  }),
  { name: 'ServerlessPostureTriageTable' },
);

/** The findings of the filter, grouped or as a list, with what can be done to those that are selected. */
export function TriageTable(props: {
  url: UrlState;
  list: TriageList;
  hrefOf(findingId: string): string;
  onDecided(): void;
}) {
  const classes = useStyles();
  const { url, list, hrefOf, onDecided } = props;
  const { pages } = list;
  const by = groupingOf(url);
  const filter = filterOf(url);
  const [columns, setColumns] = useColumns();
  const selection = useSelection(
    filter,
    by === 'none' ? undefined : by,
    list.findings,
  );
  const table = useRef<HTMLDivElement>(null);
  const [helping, setHelping] = useState(false);
  useRowKeys(
    table,
    useCallback(() => setHelping(true), []),
  );
  const sort = sortOf(url);
  const onSort = (next: FindingSort) =>
    url.set({
      by: 'none',
      sort: next,
      order: next === sort.by && sort.order === 'asc' ? 'desc' : undefined,
    });
  const permission = postureReadPermission.name;
  return (
    <Loaded
      fetched={pages.first}
      skeleton={[28, 44, 44, 44, 44, 44]}
      permission={permission}
    >
      {page => (
        <div
          className={pages.first.loading ? classes.busy : undefined}
          aria-busy={pages.first.loading}
        >
          <div className={classes.head}>
            <div role="status" className={classes.said}>
              <Typography variant="h6" component="p">
                {sentence(page, list, valuesOf(url, 'status'))}
              </Typography>
            </div>
            <GroupByMenu url={url} by={by} />
            {by === 'none' && (
              <ColumnsMenu columns={columns} onChange={setColumns} />
            )}
            <ExportMenu query={findingQueryOf(url)} />
            <Button
              size="small"
              aria-label="Keys"
              aria-keyshortcuts="?"
              onClick={() => setHelping(true)}
            >
              ?
            </Button>
          </div>
          <SelectionBar
            selection={selection}
            totalCount={list.findings}
            revision={list.revision}
            onDone={() => {
              selection.clear();
              list.refresh();
              onDecided();
            }}
          />
          {page.items.length === 0 ? (
            <NothingFound url={url} facets={list.facets} />
          ) : (
            <div ref={table}>
              {page.by === 'none' ? (
                <FindingsTable
                  findings={pages.items as Finding[]}
                  columns={columns}
                  selected={url.get('finding')}
                  selection={{
                    has: selection.hasFinding,
                    toggle: selection.toggleFindings,
                  }}
                  hrefOf={({ id }) => hrefOf(id)}
                  sort={{ ...sort, onSort }}
                />
              ) : (
                <GroupsTable
                  by={page.by}
                  groups={pages.items as FindingGroup[]}
                  filter={filter}
                  version={list.version}
                  selection={selection}
                  selected={url.get('finding')}
                  hrefOf={hrefOf}
                />
              )}
              <MoreButton pages={pages} permission={permission} />
            </div>
          )}
          <KeyHelp open={helping} onClose={() => setHelping(false)} />
        </div>
      )}
    </Loaded>
  );
}

/** What is listed: `124 failing findings in 31 fixes`. */
function sentence(
  page: NonNullable<TriageList['pages']['first']['value']>,
  { findings, facets }: TriageList,
  statuses: string[],
): string {
  const words = statuses.map(
    status => statusWords[status as keyof typeof statusWords] ?? status,
  );
  const kind = words.length > 0 ? `${listWords(words)} finding` : 'finding';
  if (findings === 0) return `No ${kind}s`;
  if (page.by !== 'none') {
    const { one, many } = groupings[page.by];
    return `${plural(findings, kind)} in ${plural(page.totalCount, one, many)}`;
  }
  if (page.totalIsAtLeast) return `More than ${number(findings)} ${kind}s`;
  const accounts = facets?.accountId.filter(({ count }) => count > 0) ?? [];
  return `${plural(findings, kind)}${
    accounts.length > 0 ? ` in ${plural(accounts.length, 'account')}` : ''
  }`;
}
