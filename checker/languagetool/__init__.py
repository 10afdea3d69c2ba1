"""LanguageTool: a server of one's own or elsewhere, what it is asked, and its answers kept."""
