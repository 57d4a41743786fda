"""Numbers with finitely many digits: `approx_*` promises nothing, `enclose_*` is rigorous."""
