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

const views: { id: string; label: string; states: ExemptionState[] }[] = [
  { id: 'approved', label: 'In force', states: ['approved'] },
  { id: 'requested', label: 'Waiting for approval', states: ['requested'] },
  {
    id: 'ended',
    label: 'Ended',
    states: ['denied', 'withdrawn', 'revoked', 'expired'],
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

const emptyWords: Record<string, string> = {
  approved:
    'No exemption is in force. A finding’s page asks for one; somebody else approves it.',
  requested: 'Nothing waits for approval.',
  ended: 'No exemption has ended.',
};

/** What does not count for a while, with its cost in score, and what is asked for. */
export function ExemptionsContent() {
  const api = useApi(serverlessPostureApiRef);
  const url = useUrlState();
  const view = views.find(({ id }) => id === url.get('state')) ?? views[0];
  const [question, setQuestion] = useState<ExemptionQuestion>();
  const pages = usePages<Exemption, ExemptionPage>(
    () => api.getExemptions({ state: view.states }),
    cursor => api.getExemptions({ state: view.states, cursor }),
    [api, view.id],
  );
  return (
    <Section title="Exemptions" hideTitle>
      <Tabs
        label="State of exemptions"
        tabs={views}
        selected={view.id}
        onSelect={id => url.set({ state: id })}
      >
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
                    ? emptyWords[view.id]
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
      </Tabs>
      {question && (
        <ExemptionDialog
          {...question}
          onDone={pages.first.retry}
          onClose={() => setQuestion(undefined)}
        />
      )}
    </Section>
  );
}
