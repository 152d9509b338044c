"""The pages before a store is open: unlocking, the first start, restoring a backup."""
