import { makeStyles } from '@material-ui/core/styles';
import {
  AccountContext,
  Scorecard,
  severities,
} from 'backstage-plugin-serverless-posture-common';
import { SeverityChip } from '../../blocks';
import { usePostureLinks } from '../../hooks/usePostureLinks';
import { number } from '../../words';
import { MaybeLink } from '../common/MaybeLink';
import { Section } from '../common/Section';

const useStyles = makeStyles(
  {
    list: { margin: 0, padding: 0, listStyle: 'none' },
    item: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: 8,
      padding: '4px 0',
    },
  },
  { name: 'ServerlessPostureAroundIt' },
);

/** What fails in the accounts of a service without belonging to it: context that counts for no score. */
export function AroundIt({ scorecard }: { scorecard: Scorecard }) {
  const classes = useStyles();
  const { accountContext, scopes } = scorecard;
  if (accountContext.length === 0) return null;
  return (
    <Section
      title="Around it"
      aside="what its accounts lack; not part of the score"
    >
      <ul className={classes.list}>
        {accountContext.map(account => (
          <li key={account.accountId} className={classes.item}>
            <Account account={account} regions={scopes.regions} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Account(props: { account: AccountContext; regions: string[] }) {
  const links = usePostureLinks();
  const { accountId, accountName, open, resourceTypes } = props.account;
  return (
    <>
      <MaybeLink
        to={links.triage({
          accountId,
          region: [...props.regions, 'global'],
          resourceType: resourceTypes,
          source: 'POSTURE',
        })}
      >
        {accountName ?? accountId}
      </MaybeLink>
      {severities
        .filter(severity => open[severity] > 0)
        .map(severity => (
          <span key={severity}>
            <SeverityChip severity={severity} /> {number(open[severity])}
          </span>
        ))}
    </>
  );
}
