import Typography from '@material-ui/core/Typography';
import { Remedy } from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import { Code } from './Code';
import { Tabs } from './Tabs';

const ways = [
  { id: 'console', label: 'Console' },
  { id: 'cli', label: 'CLI' },
  { id: 'cloudformation', label: 'CloudFormation' },
  { id: 'terraform', label: 'Terraform' },
] as const;

/** How to fix a finding: one sentence, then each way that the control knows. @public */
export function RemedyTabs(props: { remedy?: Remedy }) {
  const { remedy } = props;
  const [selected, setSelected] = useState<string>('');
  if (!remedy)
    return (
      <Typography variant="body2">The control names no remedy.</Typography>
    );

  const known = ways.filter(way => remedy[way.id]);
  const way = known.find(({ id }) => id === selected) ?? known[0];
  return (
    <>
      <Typography variant="body2">{remedy.summary}</Typography>
      {way && (
        <Tabs
          label="Ways to fix it"
          tabs={known}
          selected={way.id}
          onSelect={setSelected}
        >
          <Code text={remedy[way.id] ?? ''} label={`remedy, ${way.label}`} />
        </Tabs>
      )}
    </>
  );
}
