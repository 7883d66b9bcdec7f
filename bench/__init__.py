"""What `make bench` runs: each file prints figures measured side by side in one run."""
