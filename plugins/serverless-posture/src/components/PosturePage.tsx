import { Header, Page, TabbedLayout } from '@backstage/core-components';
import { CollectionContent } from './collection/CollectionContent';
import { ControlsContent } from './controls/ControlsContent';
import { ExemptionsContent } from './exemptions/ExemptionsContent';
import { OwnershipContent } from './ownership/OwnershipContent';
import { OverviewContent } from './overview/OverviewContent';
import { TriageContent } from './triage/TriageContent';

/** The page of the old frontend system; in the new one the framework draws header and tabs. */
export function PosturePage() {
  return (
    <Page themeId="tool">
      <Header title="Serverless posture" />
      <TabbedLayout>
        <TabbedLayout.Route path="/overview" title="Overview">
          <OverviewContent />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/triage" title="Triage">
          <TriageContent />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/ownership" title="Ownership">
          <OwnershipContent />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/exemptions" title="Exemptions">
          <ExemptionsContent />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/collection" title="Collection">
          <CollectionContent />
        </TabbedLayout.Route>
        <TabbedLayout.Route path="/controls" title="Controls">
          <ControlsContent />
        </TabbedLayout.Route>
      </TabbedLayout>
    </Page>
  );
}
