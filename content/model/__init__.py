"""The plug for a language model: its words are shown only where their claims stand in the source."""
