"""What is said to a person, wherever they read it."""
