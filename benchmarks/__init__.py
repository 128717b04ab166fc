"""What the dashboard costs, measured side by side with what it is built on: `make bench`."""
