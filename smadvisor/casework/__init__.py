"""The nouns of the work and their pure rules. Standard library only."""
