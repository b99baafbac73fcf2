"""The reference: what may be written where, made from the code itself."""
