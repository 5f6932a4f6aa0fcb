"""From the text of a Korean news page to its article: lines, bylines, dates, captions, furniture."""
