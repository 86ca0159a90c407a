/**
 * A result as JSON. Where that would be longer than a text can be, it is TOO_COMPLEX instead, which `onTooLarge` is told.
 */
export function resultText(result: object, onTooLarge: (code: string) => void): string {
  try {
    return JSON.stringify(result);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const code = 'TOO_COMPLEX';
    onTooLarge(code);
    const message = 'The answer to this is longer than an answer can be: ask for less at once.';
    return JSON.stringify({
      data: null,
      errors: [{ message, extensions: { code } }],
      ...('extensions' in result ? { extensions: result.extensions } : {}),
    });
  }
}
