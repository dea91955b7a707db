"""Where news comes from: feeds, pages and files -> raw documents. The only code that fetches."""
