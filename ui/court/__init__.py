"""Between the MG2 and the verdict: the pre-trial check, and the trials that come."""
