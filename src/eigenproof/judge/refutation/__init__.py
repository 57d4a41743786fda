"""The search for the simplest counterexample of a general statement."""
