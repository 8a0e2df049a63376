import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  Exemption,
  ExemptionPage,
  ExemptionState,
  postureReadPermission,
} from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import { serverlessPostureApiRef } from '../../api';
import { DataTable } from '../../blocks/DataTable';
import { Tabs } from '../../blocks/Tabs';
import { usePages } from '../../hooks/usePages';
import { useUrlState } from '../../hooks/useUrlState';
import { plural } from '../../words';
import { Loaded } from '../common/Loaded';
import { MoreButton } from '../common/MoreButton';
import { Section } from '../common/Section';
import { ExemptionDialog, ExemptionQuestion } from './ExemptionDialog';
import { ExemptionTableRow } from './ExemptionTableRow';

interface View {
  id: string;
  label: string;
  states: ExemptionState[];
  /** What is said where there is none. */
  empty: string;
}

const views: View[] = [
  {
    id: 'approved',
    label: 'In force',
    states: ['approved'],
    empty:
      'No exemption is in force. A finding’s page asks for one; somebody else approves it.',
  },
  {
    id: 'requested',
    label: 'Waiting for approval',
    states: ['requested'],
    empty: 'Nothing waits for approval.',
  },
  {
    id: 'ended',
    label: 'Ended',
    states: ['denied', 'withdrawn', 'revoked', 'expired'],
    empty: 'No exemption has ended.',
  },
];

const columns = [
  { label: 'What' },
  { label: 'Why' },
  { label: 'Expires' },
  { label: 'Asked for by' },
  { label: 'Decided by' },
  { label: 'Failing findings', numeric: true },
  { label: 'Cost in score' },
  { label: 'Decide' },
];

/** What does not count for a while, with its cost in score, and what is asked for. */
export function ExemptionsContent() {
  const url = useUrlState();
  const view = views.find(({ id }) => id === url.get('state')) ?? views[0];
  return (
    <Section title="Exemptions" hideTitle>
      <Tabs
        label="State of exemptions"
        tabs={views}
        selected={view.id}
        onSelect={id => url.set({ state: id })}
      >
        {/* Each state has its own: a request is nothing that is in force, not even while the others are on their way. */}
        <ExemptionsIn key={view.id} view={view} />
      </Tabs>
    </Section>
  );
}

function ExemptionsIn({ view }: { view: View }) {
  const api = useApi(serverlessPostureApiRef);
  const [question, setQuestion] = useState<ExemptionQuestion>();
  const { states } = view;
  const pages = usePages<Exemption, ExemptionPage>(
    () => api.getExemptions({ state: states }),
    cursor => api.getExemptions({ state: states, cursor }),
    [api, states],
  );
  return (
    <>
      <Loaded
        fetched={pages.first}
        skeleton={[28, 60, 60, 60]}
        permission={postureReadPermission.name}
      >
        {page => (
          <>
            <div role="status">
              <Typography variant="h6" component="p">
                {page.totalCount === 0
                  ? view.empty
                  : `${plural(page.totalCount, 'exemption')}, for ${plural(
                      page.maximumDays,
                      'day',
                    )} at most`}
              </Typography>
            </div>
            {page.totalCount > 0 && (
              <>
                <DataTable label="Exemptions" columns={columns}>
                  {pages.items.map(exemption => (
                    <ExemptionTableRow
                      key={exemption.id}
                      exemption={exemption}
                      onAsk={setQuestion}
                    />
                  ))}
                </DataTable>
                <MoreButton
                  pages={pages}
                  permission={postureReadPermission.name}
                />
              </>
            )}
          </>
        )}
      </Loaded>
      {question && (
        <ExemptionDialog
          {...question}
          onDone={pages.first.retry}
          onClose={() => setQuestion(undefined)}
        />
      )}
    </>
  );
}
