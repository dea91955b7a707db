"""Raw document -> article: the one way in which text, Markdown and HTML become sections.

Import from its modules: `article` and `language` bring patterns and models that only the reading
process needs.
"""
