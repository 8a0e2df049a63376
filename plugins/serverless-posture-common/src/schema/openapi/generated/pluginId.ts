export const pluginId = 'serverless-posture';
