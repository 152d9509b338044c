"""What the law says of a witness: pure functions over facts. Standard library only."""
