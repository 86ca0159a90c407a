/** What `ask` answers, or `otherwise` when it fails or takes longer than the limit, in milliseconds. For pages that are better incomplete than late. */
export async function within<Answer, Otherwise>(
  limit: number,
  ask: () => Promise<Answer>,
  otherwise: Otherwise,
): Promise<Answer | Otherwise> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Otherwise>((resolve) => (timer = setTimeout(() => resolve(otherwise), limit)));
  try {
    return await Promise.race([ask(), late]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}
