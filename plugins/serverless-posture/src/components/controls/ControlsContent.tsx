export function ControlsContent() {
  return null;
}
