import {
  ControlParameter,
  evidence,
  failed,
  passed,
  Tags,
  Verdict,
} from 'backstage-plugin-serverless-posture-node';

/** The parameter of controls that ask for tags. */
export const requiredTags: ControlParameter = {
  description:
    'Tag keys that must be there, whatever their value. Empty: one tag of any key is enough.',
  default: [],
};

/** Whether all required tags are there, or any at all; tags that AWS sets itself (`aws:…`) do not count. */
export function judgeTags(tags: Tags, required: string[]): Verdict {
  const own = Object.keys(tags).filter(key => !/^aws:/i.test(key));
  const missing = required.filter(key => !own.includes(key));
  if (missing.length > 0)
    return failed(missing.map(key => evidence(`Tags.${key}`, null)));
  return own.length > 0
    ? passed()
    : failed([evidence('Tags', Object.keys(tags).join(', '))]);
}
