/** Names one after another, each with the direction of its own letters. */
export function NameList({ names }: { readonly names: readonly string[] }) {
  return names.map((name, index) => (
    <>
      {index > 0 && '; '}
      <bdi>{name}</bdi>
    </>
  ));
}
