"""Korean: Kiwi, sentence borders and the tables of the language."""
