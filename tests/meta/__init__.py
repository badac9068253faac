"""Rules about the repository itself: what a reviewer would otherwise have to remember."""
