"""What a question asks: its words, what they may stand for, and what it wants to hear."""
