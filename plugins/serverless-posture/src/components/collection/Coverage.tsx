import Typography from '@material-ui/core/Typography';
import {
  AccountCoverage,
  CollectionCoverage,
} from 'backstage-plugin-serverless-posture-common';
import { useMemo } from 'react';
import { CoverageMatrix } from '../../blocks';
import { UrlState } from '../../hooks/useUrlState';
import { number, percent, plural } from '../../words';
import { SearchField } from '../common/SearchField';
import { Section } from '../common/Section';
import { ScopeCollectors } from './ScopeCollectors';

/** More accounts than fit on a screen can be searched. */
const SEARCHED_FROM = 20;

/** Accounts by Regions, those with troubles first. The search and the Region that is open are in the URL. */
export function Coverage(props: {
  coverage: CollectionCoverage;
  url: UrlState;
}) {
  const { coverage, url } = props;
  const search = url.get('account') ?? '';
  const ordered = useMemo(
    () => worstFirst(coverage.accounts),
    [coverage.accounts],
  );
  const accounts = useMemo(() => matching(ordered, search), [ordered, search]);
  const [accountId, region] = (url.get('scope') ?? '').split('/');
  const account = coverage.accounts.find(
    entry => entry.accountId === accountId,
  );
  if (coverage.accounts.length === 0) return <NoAccount />;
  return (
    <Section title={`${percent(coverage.share)} of all scopes are complete`}>
      {(search || coverage.accounts.length >= SEARCHED_FROM) && (
        <SearchField
          label="Search accounts by name or id"
          value={search}
          onChange={value => url.set({ account: value || undefined })}
        />
      )}
      {search && (
        <Typography variant="body2" role="status" paragraph>
          {number(accounts.length)} of{' '}
          {plural(coverage.accounts.length, 'account')}
        </Typography>
      )}
      {accounts.length > 0 && (
        <CoverageMatrix
          regions={coverage.regions}
          accounts={accounts}
          selected={account && { accountId, region }}
          onSelect={next =>
            url.set({ scope: next && `${next.accountId}/${next.region}` })
          }
        />
      )}
      {account && region && (
        <ScopeCollectors
          key={`${accountId}/${region}`}
          account={account}
          region={region}
          coverage={coverage}
        />
      )}
    </Section>
  );
}

function NoAccount() {
  return (
    <Section title="Coverage">
      <Typography variant="body2">
        No account is known yet; the first run finds them. It reads the account
        of the credentials that it is given, and with{' '}
        <code>serverlessPosture.organization</code> in the app&apos;s
        configuration the whole organization.
      </Typography>
    </Section>
  );
}

function worstFirst(accounts: AccountCoverage[]): AccountCoverage[] {
  return accounts
    .map(account => ({ account, incomplete: incomplete(account) }))
    .sort(
      (a, b) =>
        b.incomplete - a.incomplete ||
        a.account.name.localeCompare(b.account.name),
    )
    .map(({ account }) => account);
}

function incomplete({ regions }: AccountCoverage): number {
  return regions.filter(
    ({ state }) => state === 'failed' || state === 'partial',
  ).length;
}

function matching(
  accounts: AccountCoverage[],
  search: string,
): AccountCoverage[] {
  const text = search.trim().toLocaleLowerCase('en');
  return accounts.filter(
    ({ accountId, name }) =>
      accountId.includes(text) || name.toLocaleLowerCase('en').includes(text),
  );
}
