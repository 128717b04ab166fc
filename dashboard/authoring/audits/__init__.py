"""Rules that hold a proposal to the words that it quotes. Each module has a list of them."""
