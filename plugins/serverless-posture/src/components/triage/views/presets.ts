import { UrlPatch } from '../../../hooks/useUrlState';

/** Views that people ask for most; what is decided already is left out of what is to be done. */
export const presets: Array<{ label: string; patch: UrlPatch }> = [
  {
    label: 'Open critical and high',
    patch: { severity: 'CRITICAL,HIGH', snoozed: 'false', exempted: 'false' },
  },
  { label: 'New this week', patch: { maximumAge: '7' } },
  { label: 'Unowned', patch: { owner: 'unowned' } },
  {
    label: 'Disagreements with Security Hub',
    patch: { agreement: 'WE_PASS,NOT_FOR_US,WE_DO_NOT_KNOW' },
  },
  { label: 'Unknown verdicts', patch: { status: 'NOT_AVAILABLE' } },
];
