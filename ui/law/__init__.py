"""What the law says, beside the questions and in practice."""
