import { AnyControl } from 'backstage-plugin-serverless-posture-node';
import { sesIdentityPublic } from './ses-identity-public';

export const sesControls: readonly AnyControl[] = [sesIdentityPublic];
