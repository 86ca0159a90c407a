/** The same look for all who ask within the milliseconds that it is good for, reckoned from when it began. */
export function sharedLook<Answer>(goodFor: number, look: () => Promise<Answer>): () => Promise<Answer> {
  let last: { readonly at: number; readonly answer: Promise<Answer> } | null = null;
  return () => {
    const now = performance.now();
    if (last !== null && now - last.at < goodFor) return last.answer;
    const fresh = { at: now, answer: look() };
    last = fresh;
    // A failure is the answer of those who wait for it, not of those who come later.
    fresh.answer.catch(() => {
      if (last === fresh) last = null;
    });
    return fresh.answer;
  };
}
