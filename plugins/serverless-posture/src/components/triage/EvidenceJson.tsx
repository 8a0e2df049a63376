import Button from '@material-ui/core/Button';
import { Finding } from 'backstage-plugin-serverless-posture-common';
import { useState } from 'react';
import { Code } from '../../blocks';

/** What the verdict rests on as JSON, to be copied; folded until asked for. */
export function EvidenceJson({ finding }: { finding: Finding }) {
  const [open, setOpen] = useState(false);
  const { id, controlId, status, resource, evidence, reason } = finding;
  const { errorClass, operation } = finding;
  if (evidence.length === 0 && !reason) return null;
  return (
    <>
      <Button
        size="small"
        color="primary"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Hide JSON' : 'As JSON'}
      </Button>
      {open && (
        <Code
          label="evidence"
          text={JSON.stringify(
            {
              id,
              controlId,
              status,
              arn: resource.arn,
              reason,
              errorClass,
              operation,
              evidence,
            },
            null,
            2,
          )}
        />
      )}
    </>
  );
}
