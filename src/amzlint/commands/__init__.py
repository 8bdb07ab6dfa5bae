"""What the commands do: options in, results on standard output, an exit code out."""
