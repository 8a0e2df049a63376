export function TeamScorecard() {
  return null;
}
