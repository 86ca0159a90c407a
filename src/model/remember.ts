/** Longer texts are rare, and rarely the same: what is made of them would fill the memory. */
const LONGEST = 250;

/**
 * `derive`, but what it made of the texts met last is kept rather than worked out again: of at least `most` of them, of
 * twice as many at most. What it makes must follow from the text alone, must not be changed, and never be undefined.
 */
export function remember<Made>(most: number, derive: (text: string) => Made): (text: string) => Made {
  let recent = new Map<string, Made>();
  let former: ReadonlyMap<string, Made> = recent;
  return (text) => {
    if (text.length > LONGEST) return derive(text);
    const known = recent.get(text);
    if (known !== undefined) return known;
    const made = former.get(text) ?? derive(text);
    if (recent.size >= most) {
      former = recent;
      recent = new Map();
    }
    recent.set(text, made);
    return made;
  };
}
