"""The advisor’s two registers: the Victims’ Right to Review, and the dip sample."""
