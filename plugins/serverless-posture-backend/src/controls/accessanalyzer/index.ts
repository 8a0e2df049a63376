import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { accessanalyzerArchiveRules } from './accessanalyzer-archive-rules';
import { accessanalyzerExternalAccess } from './accessanalyzer-external-access';
import { accessanalyzerServerlessFindings } from './accessanalyzer-serverless-findings';

export const accessanalyzerControls: readonly AnyControl[] = [
  accessanalyzerArchiveRules,
  accessanalyzerExternalAccess,
  accessanalyzerServerlessFindings,
];
