import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { serviceKinds } from '../entityKinds';

const postureCard = EntityCardBlueprint.make({
  params: {
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
