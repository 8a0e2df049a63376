// The parts of a card, by the names that the home plugin asks for.
export { MyTeams as Content } from './MyTeams';
