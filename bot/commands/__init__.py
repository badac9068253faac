"""The work behind each console command, loaded only when it runs."""
