import {
  AwsReader,
  Inventory,
  Listing,
  Page,
  ResourceType,
} from 'backstage-plugin-serverless-posture-node';
import { References, referencesOf } from '../references';

/**
 * A listing of what serverless resources refer to: AWS isn't called where nothing of these services is named.
 *
 * @param services - as ARNs name them
 */
export function referredListing({
  services,
  page,
  ...listing
}: {
  id: string;
  resourceTypes: ResourceType[];
  services: string[];
  page(
    aws: AwsReader,
    token: string | undefined,
    references: References,
    inventory: Inventory,
  ): Promise<Page>;
}): Listing {
  return {
    ...listing,
    async page(aws, token, inventory) {
      const references = await referencesOf(aws, inventory);
      return services.some(service => references.any(service))
        ? page(aws, token, references, inventory)
        : { resources: [] };
    },
  };
}
