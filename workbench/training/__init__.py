"""The recipe of the bundled weights. Nothing else in the package imports this; torch is needed only here."""
