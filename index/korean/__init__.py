"""What is known of the Korean language, each table once."""
