"""`python -m eigenproof`."""

from .cli import main

main()
