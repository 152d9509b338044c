"""The pages of one person’s case, but for the assessment and the paper."""
