import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { serviceKinds } from '../entityKinds';

const postureCard = EntityCardBlueprint.make({
  params: {
    // Beside the entity's description, where the relations' cards don't push it off the first screen.
    type: 'info',
    filter: { kind: { $in: serviceKinds } },
    loader: async () => {
      const { EntityPostureCard } = await import(
        '../components/entity/EntityPostureCard'
      );
      return <EntityPostureCard />;
    },
  },
});

export default [postureCard];
