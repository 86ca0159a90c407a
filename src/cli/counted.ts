/** A number with what is counted: `1 record`, `2 records`. Where more than an "s" makes the plural, it is given. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
