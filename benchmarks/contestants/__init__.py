"""Each contestant in a process of its own, all driven alike: one small script each."""
