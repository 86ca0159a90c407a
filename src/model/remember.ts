/** Longer texts are rarely the same. */
const LONGEST = 250;

/**
 * `derive`, but what it made of the texts met last is kept rather than worked out again: of texts of at least so many `characters` together, of
 * twice as many at most. What it makes must follow from the text alone, must not be changed, and never be undefined.
 */
export function remember<Made>(characters: number, derive: (text: string) => Made): (text: string) => Made {
  let recent = new Map<string, Made>();
  let former: ReadonlyMap<string, Made> = recent;
  let held = 0;
  return (text) => {
    if (text.length > LONGEST) return derive(text);
    const known = recent.get(text);
    if (known !== undefined) return known;
    const made = former.get(text) ?? derive(text);
    if (held >= characters) {
      former = recent;
      recent = new Map();
      held = 0;
    }
    recent.set(text, made);
    held += Math.max(text.length, 1);
    return made;
  };
}
