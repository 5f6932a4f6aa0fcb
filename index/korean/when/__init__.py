"""What articles and questions say of time."""
