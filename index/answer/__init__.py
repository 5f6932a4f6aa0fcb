"""From ranked hits to an answer: passages, events, contradictions, and why it is so."""
