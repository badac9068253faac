"""How fast Entente is, measured beside the libraries that people would otherwise use."""
