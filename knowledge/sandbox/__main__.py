"""The sandbox's process; nothing that a stranger wrote is read before the walls stand."""

from knowledge.sandbox.confinement import leave_network

if __name__ == "__main__":
    leave_network()
    # Late: the readers' libraries start threads, and with threads the network cannot be left.
    from knowledge.sandbox.child import run

    run()
