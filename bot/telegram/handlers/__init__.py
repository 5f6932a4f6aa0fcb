"""What the bot does with messages, buttons and inline queries of everybody."""
