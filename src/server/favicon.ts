/** Three people who wrote together: the mark of the pages. */
export const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g stroke="#7c8cf8" stroke-width="2.5"><path d="M16 7 6 24M16 7l10 17M6 24h20"/></g><g fill="#3b4cca"><circle cx="16" cy="7" r="5"/><circle cx="6" cy="24" r="4.5"/><circle cx="26" cy="24" r="4.5"/></g></svg>`;
