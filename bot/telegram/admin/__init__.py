"""What admins do in a chat with the bot."""
